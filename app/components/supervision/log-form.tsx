import type { ReactNode } from "react";
import { FormErrors } from "#app/components/form/form-errors.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { TextArea, TextInput } from "#app/components/ui/text-input.tsx";
import { textLimits } from "#app/domain/supervision/inputs.ts";
import type { LogFields, OwnFields, PartIds } from "#app/domain/supervision/log-fields.ts";
import type { PersonName } from "#app/domain/supervision/record-view.ts";
import type { MessageKey } from "#app/i18n/message-types.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { translateKey } from "#app/i18n/translate.ts";
import { paths } from "#app/lib/paths.ts";
import { ActionRows, CarriedActions } from "./action-rows.tsx";
import { MoreFields } from "./more-fields.tsx";
import { SessionFields } from "./session-fields.tsx";
import { SignStep } from "./sign-step.tsx";

export const logFormId = "log";

export type LogErrors = Readonly<Record<string, MessageKey>>;
type ErrorOf = (field: string) => string | undefined;

/** The whole form of logging. Works by its buttons alone; with a script it is saved as one types. */
export function LogForm({
  fields,
  needsPassword,
  errors,
  subject,
  children,
}: {
  fields: LogFields;
  needsPassword: boolean;
  errors: LogErrors;
  /** Whom or which group it is about. */
  subject: { readonly name: "worker" | "group"; readonly id: string };
  children: (errorOf: ErrorOf) => ReactNode;
}) {
  const locale = useLocale();
  const labels = useLabels(fields);
  const errorOf: ErrorOf = (field) => {
    const key = errors[field];
    return key === undefined ? undefined : translateKey(locale, key);
  };
  const head = fields.shared ?? fields.parts[0];
  return (
    <form
      id={logFormId}
      method="post"
      noValidate
      className="stack"
      data-draft={paths.saveSupervisionDraft()}
      autoComplete="off"
    >
      <FormErrors errors={errors} labels={labels} />
      <input type="hidden" name={subject.name} value={subject.id} />
      <input type="hidden" name="session" value={fields.sessionId} />
      {head && !head.sent ? <HiddenIds prefix="" ids={head} /> : null}
      <SessionFields fields={fields} errorOf={errorOf} />
      {children(errorOf)}
      <MoreFields fields={fields} caseError={errorOf("caseReference")} />
      <SignStep needsPassword={needsPassword} passwordError={errorOf("password")} />
    </form>
  );
}

/** Names of the fields for the summary of errors. */
function useLabels(fields: LogFields): Record<string, string> {
  const t = useT();
  const labels: Record<string, string> = {
    heldOn: t("supervision.log.date"),
    minutes: t("supervision.log.minutes"),
    decision: t("supervision.log.decided"),
    caseReference: t("supervision.log.caseReference"),
    password: t("supervision.log.password"),
  };
  for (const { prefix, worker } of fields.parts) {
    const whose = prefix === "" ? "" : ` (${worker.name})`;
    labels[`${prefix}strength`] = t("supervision.log.strength") + whose;
    for (const at of [0, 1, 2]) {
      labels[`${prefix}action.${at}.words`] = t("supervision.log.action", { number: at + 1 }) + whose;
      labels[`${prefix}action.${at}.due`] = t("supervision.log.anotherDay") + whose;
    }
  }
  return labels;
}

/** What the page made and sends back, so that sending twice makes one. */
export function HiddenIds({ prefix, ids }: { prefix: string; ids: PartIds }) {
  return (
    <>
      <input type="hidden" name={`${prefix}draft`} value={ids.draftId} />
      <input type="hidden" name={`${prefix}revision`} value={ids.revision} />
      <input type="hidden" name={`${prefix}record`} value={ids.recordId} />
    </>
  );
}

/** What was decided, and why: the heart of the record. */
export function DecisionField({ value, error }: { value: string; error: string | undefined }) {
  const t = useT();
  return (
    <Field name="decision" label={t("supervision.log.decided")} error={error} required>
      {(control) => (
        <TextArea
          {...control}
          rows={4}
          defaultValue={value}
          maxLength={textLimits.decision}
          data-letters={t("learn.letters")}
        />
      )}
    </Field>
  );
}

/** From last time, and what is done with it now. */
export function FromLastTime({
  part,
  supervisor,
  level = 2,
}: {
  part: OwnFields;
  supervisor: PersonName;
  level?: 2 | 4;
}) {
  const t = useT();
  if (part.carried.length === 0) return null;
  const Heading = `h${level}` as const;
  return (
    <section className="stack-tight">
      <Heading>{t("supervision.log.last")}</Heading>
      <CarriedActions part={part} supervisor={supervisor} />
    </section>
  );
}

/** One strength, with an example seen: in every part. */
export function StrengthField({ part, errorOf }: { part: OwnFields; errorOf: ErrorOf }) {
  const t = useT();
  const name = `${part.prefix}strength`;
  return (
    <Field
      name={name}
      label={
        <>
          {t("supervision.log.strength")}
          {part.prefix === "" ? null : <span className="sr-only">: {part.worker.name}</span>}
        </>
      }
      error={errorOf(name)}
    >
      {(control) => (
        <TextInput
          {...control}
          defaultValue={part.strength}
          maxLength={textLimits.strength}
          data-letters={t("learn.letters")}
        />
      )}
    </Field>
  );
}

/** What is to be done until next time. */
export function NextActions({
  part,
  supervisor,
  level = 2,
}: {
  part: OwnFields;
  supervisor: PersonName;
  level?: 2 | 4;
}) {
  const t = useT();
  const Heading = `h${level}` as const;
  return (
    <section className="stack-tight">
      <Heading>{t("supervision.log.actions")}</Heading>
      <ActionRows part={part} supervisor={supervisor} />
    </section>
  );
}
