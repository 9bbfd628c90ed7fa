import { CheckedHtml } from "#app/components/ui/checked-html.tsx";
import { classNames } from "#app/components/ui/class-names.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import type { KindProps } from "./kind-props.ts";

/** Single, multiple, true or false: the whole row is the target, its feedback stands in it. */
export function OptionRows({ question, fields, words, disabled }: KindProps) {
  const t = useT();
  const several = question.kind === "multiple";
  const name = `${question.id}.choice`;
  return (
    <>
      {several ? <p className="soft">{t("learn.question.several")}</p> : null}
      {question.options.map(({ id, html }) => {
        const row = words?.rows.find((one) => one.id === id);
        const inputId = `${question.id}-${id}`;
        return (
          <div key={id} className={classNames("choice", row && `choice-${row.tone}`)} data-row={id}>
            <input
              type={several ? "checkbox" : "radio"}
              id={inputId}
              name={name}
              value={id}
              defaultChecked={fields[name]?.includes(id) ?? false}
              disabled={disabled}
              aria-describedby={`${inputId}-note`}
            />
            <label htmlFor={inputId}>
              <CheckedHtml as="span" html={html} />
            </label>
            <div id={`${inputId}-note`} className="choice-note" data-note="" hidden={!row?.text}>
              {row?.text}
            </div>
          </div>
        );
      })}
    </>
  );
}
