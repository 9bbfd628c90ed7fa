import { Field } from "#app/components/ui/field.tsx";
import { TextArea } from "#app/components/ui/text-input.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";

/** On the page of a refusal: what was typed and could not be taken, so that it is not lost. */
export function TypedWords({ text }: { text: string }) {
  const t = useT();
  if (text === "") return null;
  return (
    <div data-personal="">
      <Field name="typed" label={t("errors.typed.label")} hint={t("errors.typed.hint")}>
        {(control) => <TextArea {...control} rows={10} dir="auto" readOnly defaultValue={text} />}
      </Field>
    </div>
  );
}

/** The words in a refusal `{code, typed}`; empty for any other. */
export function typedIn(refusal: unknown): string {
  if (typeof refusal !== "object" || refusal === null || !("typed" in refusal)) return "";
  return typeof refusal.typed === "string" ? refusal.typed : "";
}
