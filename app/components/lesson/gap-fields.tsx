import { CheckedHtml } from "#app/components/ui/checked-html.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";
import { gapStem } from "./gap-stem.ts";
import { plainText } from "#app/lib/plain-text.ts";
import type { KindProps } from "./kind-props.ts";

/** A text with gaps: a select stands in each, and the thoughts about them stand below. */
export function GapFields({ question, fields, words, disabled }: KindProps) {
  const t = useT();
  const bank = question.options.map(({ id, html }) => ({ id, text: plainText(html) }));
  const html = gapStem(
    question.stem,
    bank,
    t("learn.question.choose"),
    (id) => ({
      name: `${question.id}.to.${id}`,
      label: t("learn.question.gap", { number: question.gaps.indexOf(id) + 1 }),
      chosen: fields[`${question.id}.to.${id}`]?.[0] ?? "",
      tone: words?.rows.find((row) => row.id === id)?.tone ?? null,
    }),
    disabled,
  );
  return (
    <>
      <CheckedHtml html={html} className="prose check-stem" />
      {question.gaps.map((id, at) => {
        const text = words?.rows.find((row) => row.id === id)?.text;
        return (
          <p key={id} className="soft" data-gap-note={id} hidden={!text}>
            <b>{t("learn.question.gap", { number: at + 1 })}:</b> <span data-note="">{text}</span>
          </p>
        );
      })}
    </>
  );
}
