import { DueTag } from "#app/components/lesson/due-tag.tsx";
import { Card } from "#app/components/ui/card.tsx";
import type { HomeLine } from "#app/domain/learning/home.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { langAttribute } from "#app/i18n/lang-attribute.ts";
import { paths } from "#app/lib/paths.ts";
import { changedItem } from "../changed-item.ts";

/** What else waits, in its order: due, to do again, new, come back. */
export function WaitingCard({ lines, today }: { lines: readonly HomeLine[]; today: string }) {
  const t = useT();
  if (lines.length === 0) return null;
  return (
    <Card labelledBy="waiting" stacked={false}>
      <h2 id="waiting">{t("paths.lines.title")}</h2>
      <ul className="lines">
        {lines.map((line) => (
          <Line key={`${line.kind} ${line.course.courseId} ${hrefOf(line)}`} line={line} today={today} />
        ))}
      </ul>
    </Card>
  );
}

function Line({ line, today }: { line: HomeLine; today: string }) {
  const t = useT();
  const locale = useLocale();
  const { kind, course } = line;
  const note = kind === "redo" ? t("paths.lines.redo", { count: line.count }) : t(`paths.lines.${kind}`);
  return (
    <li className="waiting-line">
      <a href={hrefOf(line)} {...langAttribute(course.textLocale, locale)}>
        {course.title}
      </a>
      <span className="soft">{note}</span>
      <DueTag dueOn={"dueOn" in line ? line.dueOn : null} today={today} />
    </li>
  );
}

function hrefOf(line: HomeLine): string {
  const { courseId } = line.course;
  switch (line.kind) {
    case "redo":
      return changedItem(line);
    case "returned":
      return paths.fieldTask(courseId, line.itemId, line.taskId);
    default:
      return paths.course(courseId);
  }
}
