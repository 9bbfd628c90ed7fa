import { ConflictNotice, type OtherDraft } from "#app/components/supervision/conflict-notice.tsx";
import {
  DecisionField,
  FromLastTime,
  LogForm,
  NextActions,
  StrengthField,
  type LogErrors,
} from "#app/components/supervision/log-form.tsx";
import { LogFrame } from "#app/components/supervision/log-frame.tsx";
import type { LogFields } from "#app/domain/supervision/log-fields.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

export interface LogPage {
  readonly workerId: string;
  readonly fields: LogFields;
  readonly needsPassword: boolean;
}

export function LogView({
  page: { workerId, fields, needsPassword },
  errors,
  other,
}: {
  page: LogPage;
  errors: LogErrors;
  other: OtherDraft | null;
}) {
  const t = useT();
  const { supervisor, decision, savedAt } = fields;
  const [part] = fields.parts;
  if (!part) return null;
  return (
    <LogFrame
      above={t("supervision.log.with")}
      title={part.worker.name}
      readers={t("supervision.log.readers")}
      back={paths.supervisePerson(workerId)}
      savedAt={savedAt}
      sessionId={fields.sessionId}
    >
      {other ? <ConflictNotice other={other} here={paths.logSession(workerId)} /> : null}
      <LogForm
        fields={fields}
        needsPassword={needsPassword}
        errors={errors}
        subject={{ name: "worker", id: workerId }}
      >
        {(errorOf) => (
          <>
            <FromLastTime part={part} supervisor={supervisor} />
            <DecisionField value={decision} error={errorOf("decision")} />
            <StrengthField part={part} errorOf={errorOf} />
            <NextActions part={part} supervisor={supervisor} />
          </>
        )}
      </LogForm>
    </LogFrame>
  );
}
