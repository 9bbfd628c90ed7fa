import { FormErrors } from "#app/components/form/form-errors.tsx";
import { Segments } from "#app/components/supervision/segments.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import { sessionModes } from "#app/domain/supervision/vocabulary.ts";
import { typed, type FormProblems } from "#app/http/form-problems.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { translateKey } from "#app/i18n/translate.ts";

/** When the next session is, in the time of Ashgabat. */
export function PlanForm({
  sessionId,
  today,
  problems,
}: {
  sessionId: string;
  today: string;
  problems: FormProblems | null;
}) {
  const t = useT();
  const locale = useLocale();
  const error = problems?.errors["minutes"];
  return (
    <form method="post" noValidate className="stack">
      <FormErrors
        errors={problems?.errors}
        labels={{ day: t("supervision.person.planDate"), minutes: t("supervision.log.minutes") }}
      />
      <input type="hidden" name="session" value={sessionId} />
      <DayAndTime prefix="" today={today} problems={problems} />
      <Field
        name="minutes"
        label={t("supervision.log.minutes")}
        error={error ? translateKey(locale, error) : null}
      >
        {(control) => (
          <TextInput
            {...control}
            type="number"
            inputMode="numeric"
            min={1}
            max={600}
            defaultValue={typed(problems, "minutes") || "60"}
          />
        )}
      </Field>
      <Segments
        name="mode"
        legend={t("supervision.log.mode")}
        hideLegend
        value={typed(problems, "mode") || "in-person"}
        options={sessionModes.map((value) => ({ value, label: t(`supervision.log.modes.${value}`) }))}
      />
      <Button kind="quiet" wide name="intent" value="plan">
        {t("supervision.person.planSave")}
      </Button>
    </form>
  );
}

/** `prefix` keeps the ids of several such forms on one page apart. */
export function DayAndTime({
  prefix,
  today,
  problems,
}: {
  prefix: string;
  today: string;
  problems: FormProblems | null;
}) {
  const t = useT();
  const locale = useLocale();
  const error = problems?.errors["day"];
  return (
    <div className="pair">
      <Field
        name="day"
        id={`${prefix}day`}
        label={t("supervision.person.planDate")}
        error={error ? translateKey(locale, error) : null}
        required
      >
        {(control) => (
          <TextInput {...control} type="date" min={today} defaultValue={typed(problems, "day")} />
        )}
      </Field>
      <Field name="time" id={`${prefix}time`} label={t("supervision.person.planTime")} required>
        {(control) => (
          <TextInput {...control} type="time" defaultValue={typed(problems, "time") || "10:00"} />
        )}
      </Field>
    </div>
  );
}
