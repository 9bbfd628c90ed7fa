import { Choice } from "#app/components/ui/choice.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { TextArea, TextInput } from "#app/components/ui/text-input.tsx";
import { textLimits } from "#app/domain/supervision/inputs.ts";
import type { LogFields } from "#app/domain/supervision/log-fields.ts";
import { supervisionFunctions } from "#app/domain/supervision/vocabulary.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Chips } from "./chips.tsx";

/** Everything that is one tap away and never in the way. Stays open once something stands in it. */
export function MoreFields({ fields, caseError }: { fields: LogFields; caseError: string | undefined }) {
  const t = useT();
  const { functions, how, otherViews, caseReference, copied, shared, parts } = fields;
  const own = shared ? undefined : parts[0];
  const used =
    [how, otherViews, caseReference].some((text) => text !== "") ||
    functions.length > 0 ||
    copied ||
    own?.wellbeing === true;
  return (
    <Details summary={t("supervision.log.more")} open={used || caseError !== undefined} id="more">
      <Chips
        name="functions"
        legend={t("supervision.log.functions")}
        values={functions}
        options={supervisionFunctions.map((value) => ({
          value,
          label: t(`supervision.log.function.${value}`),
        }))}
      />
      <Field name="how" label={t("supervision.log.how")}>
        {(control) => <TextArea {...control} rows={3} defaultValue={how} maxLength={textLimits.how} />}
      </Field>
      <Field name="otherViews" label={t("supervision.log.otherViews")}>
        {(control) => (
          <TextArea {...control} rows={3} defaultValue={otherViews} maxLength={textLimits.otherViews} />
        )}
      </Field>
      <Field
        name="caseReference"
        label={t("supervision.log.caseReference")}
        hint={t("supervision.log.caseHint")}
        error={caseError}
      >
        {(control) => (
          <TextInput {...control} defaultValue={caseReference} maxLength={textLimits.caseReference} />
        )}
      </Field>
      <Choice type="checkbox" name="copied" label={t("supervision.log.copied")} defaultChecked={copied} />
      {own ? <WellbeingTick prefix="" checked={own.wellbeing} /> : null}
    </Details>
  );
}

/** Yes or not: what was said about wellbeing is hers alone. */
export function WellbeingTick({ prefix, checked }: { prefix: string; checked: boolean }) {
  const t = useT();
  return (
    <Choice
      type="checkbox"
      name={`${prefix}wellbeing`}
      label={t("supervision.log.wellbeing")}
      note={t("supervision.log.wellbeingHint")}
      defaultChecked={checked}
    />
  );
}
