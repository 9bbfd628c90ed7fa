import type { ReactNode } from "react";
import { Card } from "#app/components/ui/card.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { Stack } from "#app/components/ui/stack.tsx";
import type { RecordView } from "#app/domain/supervision/record-view.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { RecordStateTag } from "./record-state-tag.tsx";
import { Destroyed, RecordText } from "./record-text.tsx";
import { closeReasonWords } from "./words.ts";

export type OpenRecord = Extract<RecordView, { reach: "text" }>;

/** The record as it was signed, what was answered, what was added, and who else has read it. */
export function RecordSheet({
  record,
  shared,
  children,
}: {
  record: OpenRecord;
  /** Of a group session: what all who attended read. */
  shared: OpenRecord | null;
  /** What the reader may do, below the text and the answer. */
  children?: ReactNode;
}) {
  const t = useT();
  const locale = useLocale();
  const { facts, text, actions, relation } = record;
  const { supervisor, worker, minutes, mode, sentAt, readAt } = facts;
  const inPair = relation === "worker" || relation === "supervisor";
  return (
    <Stack>
      {relation === "manager" || relation === "arbiter" ? (
        <Notice>
          <p>{t(`supervision.record.you.${relation}`)}</p>
        </Notice>
      ) : null}
      <p className="row">
        <RecordStateTag {...facts} />
        <span className="soft">
          {t(`supervision.log.modes.${mode}`)} · {t("common.minutes", { count: minutes })}
        </span>
      </p>
      <Card as="div">
        {shared ? <RecordText text={shared.text} actions={[]} /> : null}
        <RecordText text={text} actions={actions} />
        <p className="soft">
          {t("supervision.record.sentAt", { date: formatDateTime(sentAt, locale), name: supervisor.name })}
          {readAt && worker ? (
            <>
              <br />
              {t("supervision.record.readAt", { date: formatDateTime(readAt, locale), name: worker.name })}
            </>
          ) : null}
        </p>
      </Card>
      <Answer record={record} />
      <Addenda record={record} />
      {children}
      {inPair ? <Readers record={record} /> : null}
    </Stack>
  );
}

function Answer({ record: { facts, statement, closed } }: { record: OpenRecord }) {
  const t = useT();
  const locale = useLocale();
  if (closed)
    return (
      <Notice kind="attention" title={t("supervision.record.state.closed-unanswered")}>
        <p>
          {t("supervision.record.closedNote", { date: formatDate(closed.at, locale), name: closed.by.name })}
          {closed.reason ? ` ${closeReasonWords(closed.reason, t)}.` : null}
        </p>
      </Notice>
    );
  if (!facts.answer || !facts.answeredAt) return null;
  const name = facts.worker?.name ?? "";
  return (
    <Notice
      kind={facts.answer === "seen-differently" ? "attention" : "safe"}
      title={t(`supervision.answer.${facts.answer}`)}
    >
      {statement?.text.kind === "words" ? <p className="words">{statement.text.words}</p> : null}
      {statement?.text.kind === "destroyed" ? <Destroyed at={statement.text.at} /> : null}
      <p className="soft">
        {t("supervision.record.answeredAt", { name, date: formatDateTime(facts.answeredAt, locale) })}
      </p>
      <p>{t("supervision.record.locked")}</p>
    </Notice>
  );
}

function Addenda({ record: { addenda } }: { record: OpenRecord }) {
  const t = useT();
  const locale = useLocale();
  if (addenda.length === 0) return null;
  return (
    <Card labelledBy="addenda">
      <h2 id="addenda">{t("supervision.record.addenda")}</h2>
      <ul className="stack">
        {addenda.map(({ id, by, at, text }) => (
          <li key={id}>
            {text.kind === "words" ? <p className="words">{text.words}</p> : <Destroyed at={text.at} />}
            <p className="soft">
              {t("supervision.record.answeredAt", { name: by.name, date: formatDateTime(at, locale) })}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Readers({ record: { accesses } }: { record: OpenRecord }) {
  const t = useT();
  const locale = useLocale();
  return (
    <section className="stack-tight" aria-labelledby="readers">
      <h2 id="readers">{t("supervision.record.readers")}</h2>
      {accesses.length === 0 ? <p className="soft">{t("supervision.record.noReaders")}</p> : null}
      <ul className="bullets">
        {accesses.map(({ reader, relation, at }) => (
          <li key={`${reader.id} ${at.toISOString()}`}>
            {t("supervision.record.reader", {
              name: reader.name,
              relation: t(`supervision.record.relation.${relation}`),
              date: formatDateTime(at, locale),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
