import { FormErrors } from "#app/components/form/form-errors.tsx";
import { cancelReasonWords } from "#app/components/supervision/words.ts";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Select } from "#app/components/ui/text-input.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { cancelReasons, type SessionMode } from "#app/domain/supervision/vocabulary.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { DayAndTime } from "./plan-form.tsx";
import type { RefusedSession } from "./post-session.server.ts";

export interface Planned {
  readonly sessionId: string;
  readonly at: Date;
  readonly minutes: number;
  readonly mode: SessionMode;
}

/** A planned session: log it, or say that it was missed, is cancelled, or moved. */
export function PlannedSession({
  planned,
  href,
  today,
  newSessionId,
  refused,
}: {
  planned: Planned;
  href: string;
  today: string;
  newSessionId: string;
  refused: RefusedSession | null;
}) {
  const t = useT();
  const locale = useLocale();
  const { sessionId, at, minutes, mode } = planned;
  const mine = refused?.sessionId === sessionId ? refused : null;
  const session = <input type="hidden" name="session" value={sessionId} />;
  return (
    <div className="stack">
      <p>
        <strong>{t("supervision.person.plannedFor", { date: formatDateTime(at, locale) })}</strong>
        <br />
        <span className="soft">
          {t(`supervision.log.modes.${mode}`)} · {t("common.minutes", { count: minutes })}
        </span>
      </p>
      <ButtonLink wide href={href}>
        {t("supervision.person.logThis")}
      </ButtonLink>
      <Details summary={t("supervision.person.change")} open={mine !== null}>
        <FormErrors
          errors={mine?.problems.errors}
          labels={{ day: t("supervision.person.planDate"), reason: t("supervision.person.cancelReason") }}
        />
        <form method="post" noValidate className="stack">
          <h3>{t("supervision.person.move")}</h3>
          {session}
          <input type="hidden" name="newSession" value={newSessionId} />
          <DayAndTime
            prefix={`${sessionId}-`}
            today={today}
            problems={mine?.intent === "move" ? mine.problems : null}
          />
          <Button kind="quiet" name="intent" value="move">
            {t("supervision.person.move")}
          </Button>
        </form>
        <form method="post" noValidate className="stack">
          <h3>{t("supervision.person.cancel")}</h3>
          {session}
          <Field name="reason" id={`${sessionId}-reason`} label={t("supervision.person.cancelReason")}>
            {(control) => (
              <Select
                {...control}
                defaultValue=""
                options={[
                  { value: "", label: "–" },
                  ...cancelReasons.map((value) => ({
                    value,
                    label: cancelReasonWords(value, t),
                  })),
                ]}
              />
            )}
          </Field>
          <Button kind="quiet" name="intent" value="cancel">
            {t("supervision.person.cancel")}
          </Button>
        </form>
        <form method="post">
          <h3>{t("supervision.person.missed")}</h3>
          {session}
          <p className="soft">{t("supervision.person.missedHint")}</p>
          <Button kind="quiet" name="intent" value="missed">
            {t("supervision.person.missedSave")}
          </Button>
        </form>
      </Details>
    </div>
  );
}
