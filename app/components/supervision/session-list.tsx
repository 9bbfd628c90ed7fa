import { Tag } from "#app/components/ui/tag.tsx";
import type { SessionItem } from "#app/domain/supervision/people-view.ts";
import { formatDate } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { RecordStateTag } from "./record-state-tag.tsx";
import { cancelReasonWords, dayWords } from "./words.ts";

/** Sessions, one a line: when, how, and what became of it; a held one leads to its record. */
export function SessionList({
  sessions,
  hrefOf,
}: {
  sessions: readonly SessionItem[];
  hrefOf: (recordId: string) => string;
}) {
  const t = useT();
  const locale = useLocale();
  return (
    <ul className="history">
      {sessions.map((session) => {
        const { sessionId, state, heldOn, plannedFor, record, groupName, mode, minutes, cancelReason } =
          session;
        const day = heldOn ? dayWords(heldOn, locale) : plannedFor ? formatDate(plannedFor, locale) : "";
        const how = [
          groupName ? t("supervision.person.group", { name: groupName }) : null,
          state === "held" ? t(`supervision.log.modes.${mode}`) : null,
          state === "held" ? t("common.minutes", { count: minutes }) : null,
          cancelReason ? cancelReasonWords(cancelReason, t) : null,
        ].filter((one) => one !== null);
        return (
          <li key={sessionId}>
            <span>
              {record ? <a href={hrefOf(record.recordId)}>{day}</a> : day}
              {how.length > 0 ? <span className="soft"> · {how.join(" · ")}</span> : null}
            </span>
            {record ? <RecordStateTag {...record} /> : <Tag>{t(`supervision.person.states.${state}`)}</Tag>}
          </li>
        );
      })}
    </ul>
  );
}
