import { CheckedHtml } from "#app/components/ui/checked-html.tsx";
import { classNames } from "#app/components/ui/class-names.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { plainText } from "#app/lib/plain-text.ts";
import type { KindProps } from "./kind-props.ts";

/** Match and order: every line has a select beside it, so that nothing has to be dragged. */
export function PlaceRows({ question, fields, words, disabled }: KindProps) {
  const t = useT();
  const order = question.kind === "order";
  const choices = order
    ? question.options.map((_, at) => ({ value: String(at + 1), label: String(at + 1) }))
    : question.targets.map(({ id, html }) => ({ value: id, label: plainText(html) }));
  return (
    <>
      {order ? <p className="soft">{t("learn.question.orderHint")}</p> : null}
      {question.options.map(({ id, html }) => {
        const name = `${question.id}.to.${id}`;
        const row = words?.rows.find((one) => one.id === id);
        return (
          <div
            key={id}
            className={classNames(
              "choice place-row",
              order && "place-row-order",
              row && `choice-${row.tone}`,
            )}
            data-row={id}
          >
            <span id={`${question.id}-${id}`}>
              <CheckedHtml as="span" html={html} />
            </span>
            <select
              className="control"
              name={name}
              defaultValue={fields[name]?.[0] ?? ""}
              disabled={disabled}
              aria-labelledby={`${question.id}-${id}`}
              aria-describedby={`${question.id}-${id}-note`}
            >
              <option value="">{order ? "–" : t("learn.question.choose")}</option>
              {choices.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
            <div id={`${question.id}-${id}-note`} className="choice-note" data-note="" hidden={!row?.text}>
              {row?.text}
            </div>
          </div>
        );
      })}
    </>
  );
}
