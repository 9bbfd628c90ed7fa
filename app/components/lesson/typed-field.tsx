import { useT } from "#app/i18n/i18n-context.tsx";
import type { KindProps } from "./kind-props.ts";

/** Short text and number. A number is a text field too: `2,5` and `2.5` must both be possible to type. */
export function TypedField({ question, fields, disabled }: KindProps) {
  const t = useT();
  const id = `${question.id}-text`;
  const numeric = question.kind === "numeric";
  const label = numeric
    ? question.unit
      ? t("learn.question.numericUnit", { unit: question.unit })
      : t("learn.question.numeric")
    : t("learn.question.shortText");
  return (
    <div className="field check-field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        name={`${question.id}.text`}
        className="control"
        defaultValue={fields[`${question.id}.text`]?.[0] ?? ""}
        maxLength={500}
        autoComplete="off"
        disabled={disabled}
        {...(numeric ? { inputMode: "decimal" as const } : { "data-letters": t("learn.letters") })}
      />
    </div>
  );
}
