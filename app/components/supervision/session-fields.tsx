import { Field } from "#app/components/ui/field.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import type { LogFields } from "#app/domain/supervision/log-fields.ts";
import { sessionModes } from "#app/domain/supervision/vocabulary.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Segments } from "./segments.tsx";

/** When and how one met: filled in already, so that usually nothing is to be done here. */
export function SessionFields({
  fields,
  errorOf,
}: {
  fields: LogFields;
  errorOf: (field: string) => string | undefined;
}) {
  const t = useT();
  return (
    <>
      <div className="pair">
        <Field name="heldOn" label={t("supervision.log.date")} error={errorOf("heldOn")} required>
          {(control) => (
            <TextInput
              {...control}
              type="date"
              defaultValue={fields.heldOn}
              min={fields.earliest}
              max={fields.latest}
            />
          )}
        </Field>
        <Field name="minutes" label={t("supervision.log.minutes")} error={errorOf("minutes")} required>
          {(control) => (
            <TextInput
              {...control}
              type="number"
              inputMode="numeric"
              min={1}
              max={600}
              defaultValue={fields.minutes}
            />
          )}
        </Field>
      </div>
      <Segments
        name="mode"
        legend={t("supervision.log.mode")}
        hideLegend
        value={fields.mode}
        options={sessionModes.map((value) => ({ value, label: t(`supervision.log.modes.${value}`) }))}
      />
    </>
  );
}
