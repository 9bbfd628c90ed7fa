import { reflectionStages } from "#app/domain/learning/journal.ts";
import type { Writing } from "#app/domain/learning/writing.ts";
import { useT } from "#app/i18n/i18n-context.tsx";

/** What somebody wrote, to be read: in one piece, or stage by stage without those left empty. */
export function WritingText({ writing }: { writing: Writing }) {
  const t = useT();
  const { stages, text } = writing;
  if (!stages) return <p className="writing">{text}</p>;
  return (
    <dl className="writing">
      {reflectionStages
        .filter((stage) => stages[stage].trim() !== "")
        .map((stage) => (
          <div key={stage}>
            <dt>{t(`journal.stage.${stage}.name`)}</dt>
            <dd>{stages[stage]}</dd>
          </div>
        ))}
    </dl>
  );
}
