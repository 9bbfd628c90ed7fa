import { FormErrors } from "#app/components/form/form-errors.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { TextArea } from "#app/components/ui/text-input.tsx";
import { textLimits } from "#app/domain/supervision/inputs.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { translateKey } from "#app/i18n/translate.ts";
import type { RefusedWords } from "./refused-words.ts";

/** More words below a record that nobody can change any more. */
export function AddendumForm({ eventId, refused }: { eventId: string; refused: RefusedWords | null }) {
  const t = useT();
  const locale = useLocale();
  const error = refused?.errors["addendum"];
  return (
    <Details summary={t("supervision.record.addendum")} open={refused !== null}>
      <form method="post" noValidate className="stack">
        <FormErrors errors={refused?.errors} labels={{ addendum: t("supervision.record.addendum") }} />
        <input type="hidden" name="event" value={refused?.eventId ?? eventId} />
        <Field
          name="addendum"
          label={t("supervision.record.addendum")}
          hint={t("supervision.record.addendumHint")}
          error={error ? translateKey(locale, error) : undefined}
          required
        >
          {(control) => (
            <TextArea
              {...control}
              rows={4}
              maxLength={textLimits.statement}
              defaultValue={refused?.words ?? ""}
              data-letters={t("learn.letters")}
            />
          )}
        </Field>
        <Button kind="quiet" name="intent" value="addendum">
          {t("supervision.record.addendumSave")}
        </Button>
      </form>
    </Details>
  );
}
