import type { RecordFacts } from "#app/domain/supervision/record-view.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { RecordStateTag } from "./record-state-tag.tsx";
import { dayWords } from "./words.ts";

/** Records, one a line: when, with whom, and where each stands. */
export function RecordList({
  records,
  hrefOf,
  showPair = false,
}: {
  records: readonly RecordFacts[];
  hrefOf: (recordId: string) => string;
  /** Who with whom, for readers outside the pair. */
  showPair?: boolean;
}) {
  const t = useT();
  const locale = useLocale();
  return (
    <ul className="history">
      {records.map((record) => (
        <li key={record.recordId}>
          <span>
            <a href={hrefOf(record.recordId)}>
              {t("supervision.people.recordOf", { date: dayWords(record.heldOn, locale) })}
            </a>
            {showPair ? <span className="soft"> · {pairWords(record, t)}</span> : null}
            {!showPair && record.groupName ? (
              <span className="soft"> · {t("supervision.person.group", { name: record.groupName })}</span>
            ) : null}
          </span>
          <RecordStateTag {...record} />
        </li>
      ))}
    </ul>
  );
}

function pairWords({ supervisor, worker, groupName }: RecordFacts, t: ReturnType<typeof useT>): string {
  return worker
    ? t("supervision.managed.pair", { supervisor: supervisor.name, worker: worker.name })
    : t("supervision.managed.group", { supervisor: supervisor.name, group: groupName ?? "" });
}
