import { ConflictNotice, type OtherDraft } from "#app/components/supervision/conflict-notice.tsx";
import {
  DecisionField,
  FromLastTime,
  HiddenIds,
  LogForm,
  NextActions,
  StrengthField,
  type LogErrors,
} from "#app/components/supervision/log-form.tsx";
import { LogFrame } from "#app/components/supervision/log-frame.tsx";
import { WellbeingTick } from "#app/components/supervision/more-fields.tsx";
import { Details } from "#app/components/ui/details.tsx";
import type { LogFields, OwnFields } from "#app/domain/supervision/log-fields.ts";
import type { PersonName } from "#app/domain/supervision/record-view.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

export interface LogGroupPage {
  readonly groupId: string;
  readonly groupName: string;
  readonly fields: LogFields;
  readonly needsPassword: boolean;
}

export function LogGroupView({
  page: { groupId, groupName, fields, needsPassword },
  errors,
  other,
}: {
  page: LogGroupPage;
  errors: LogErrors;
  other: OtherDraft | null;
}) {
  const t = useT();
  const { supervisor, shared, decision, savedAt, parts } = fields;
  return (
    <LogFrame
      above={t("supervision.log.withGroup")}
      title={groupName}
      readers={t("supervision.log.groupReaders")}
      back={paths.supervise()}
      savedAt={savedAt}
      sessionId={fields.sessionId}
    >
      {other ? <ConflictNotice other={other} here={paths.logGroupSession(groupId)} /> : null}
      <LogForm
        fields={fields}
        needsPassword={needsPassword}
        errors={errors}
        subject={{ name: "group", id: groupId }}
      >
        {(errorOf) => (
          <>
            {shared?.sent ? null : (
              <section className="stack-tight">
                <h2>{t("supervision.log.shared")}</h2>
                <DecisionField value={decision} error={errorOf("decision")} />
              </section>
            )}
            <section className="stack-tight">
              <h2>{t("supervision.log.each")}</h2>
              <p className="soft">{t("supervision.log.eachHint")}</p>
              <ul className="stack-tight">
                {parts.map((part) => (
                  <Member key={part.worker.id} part={part} supervisor={supervisor} errorOf={errorOf} />
                ))}
              </ul>
            </section>
          </>
        )}
      </LogForm>
    </LogFrame>
  );
}

/** One member: there or absent, and a part of her own that opens when there is something to say. */
function Member({
  part,
  supervisor,
  errorOf,
}: {
  part: OwnFields;
  supervisor: PersonName;
  errorOf: (field: string) => string | undefined;
}) {
  const t = useT();
  const { prefix, worker } = part;
  const id = `absent-${worker.id}`;
  if (part.sent)
    return (
      <li className="card">
        <h3>{worker.name}</h3>
        <p className="soft">{t("supervision.log.partSent")}</p>
      </li>
    );
  const open =
    part.strength !== "" ||
    part.wellbeing ||
    part.actions.some(({ words }) => words !== "") ||
    part.carried.some(({ state }) => state !== "open");
  return (
    <li className="card member stack-tight">
      <input type="hidden" name="member" value={worker.id} />
      <HiddenIds prefix={prefix} ids={part} />
      <div className="person-head">
        <h3>{worker.name}</h3>
        <span className="absent-tick">
          <input
            type="checkbox"
            className="absent"
            id={id}
            name="absent"
            value={worker.id}
            defaultChecked={part.absent}
          />
          <label htmlFor={id}>
            {t("supervision.log.absent")} <span className="sr-only">{worker.name}</span>
          </label>
        </span>
      </div>
      <Details
        open={open}
        summary={
          <>
            {t("supervision.log.own")} <span className="sr-only">{worker.name}</span>
            {part.carried.length > 0 ? (
              <span className="soft"> · {t("supervision.log.carried", { count: part.carried.length })}</span>
            ) : null}
          </>
        }
      >
        <FromLastTime part={part} supervisor={supervisor} level={4} />
        <StrengthField part={part} errorOf={errorOf} />
        <NextActions part={part} supervisor={supervisor} level={4} />
        <WellbeingTick prefix={prefix} checked={part.wellbeing} />
      </Details>
    </li>
  );
}
