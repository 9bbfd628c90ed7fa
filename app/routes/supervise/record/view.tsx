import { FormErrors } from "#app/components/form/form-errors.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { AddendumForm } from "#app/components/supervision/addendum-form.tsx";
import { RecordSheet, type OpenRecord } from "#app/components/supervision/record-sheet.tsx";
import { RecordStateTag } from "#app/components/supervision/record-state-tag.tsx";
import type { RefusedWords } from "#app/components/supervision/refused-words.ts";
import { closeReasonWords } from "#app/components/supervision/words.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Choice, ChoiceGroup } from "#app/components/ui/choice.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Stack } from "#app/components/ui/stack.tsx";
import type { RecordView } from "#app/domain/supervision/record-view.ts";
import { closeReasons } from "#app/domain/supervision/vocabulary.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { translateKey } from "#app/i18n/translate.ts";
import { paths } from "#app/lib/paths.ts";

export interface RecordPage {
  readonly record: RecordView;
  readonly shared: OpenRecord | null;
  /** The day of the session in words. */
  readonly title: string;
  readonly eventId: string;
}

export function RecordPageView({ page, refused }: { page: RecordPage; refused: RefusedWords | null }) {
  const t = useT();
  const { record, shared, title, eventId } = page;
  const { facts, can } = record;
  const pair = facts.worker
    ? t("supervision.managed.pair", { supervisor: facts.supervisor.name, worker: facts.worker.name })
    : t("supervision.managed.group", { supervisor: facts.supervisor.name, group: facts.groupName ?? "" });
  const mine = record.reach === "text" && record.relation === "supervisor";
  const back =
    mine && facts.worker
      ? { href: paths.supervisePerson(facts.worker.id), label: facts.worker.name }
      : { href: paths.supervise(), label: t("nav.supervise") };
  const moves = (
    <>
      {can.addAddendum ? (
        <AddendumForm eventId={eventId} refused={refused?.intent === "addendum" ? refused : null} />
      ) : null}
      {can.recall ? <Recall eventId={eventId} /> : null}
      {can.closeUnanswered ? (
        <CloseForm eventId={eventId} refused={refused?.intent === "close" ? refused : null} />
      ) : null}
    </>
  );
  return (
    <Page area={mine ? "supervise" : null} width="narrow">
      <PageHeader
        title={t("supervision.record.title", { date: title })}
        lead={pair}
        crumbs={[back]}
        crumbsLabel={t("nav.trail")}
      />
      {record.reach === "text" ? (
        <RecordSheet record={record} shared={shared}>
          {moves}
        </RecordSheet>
      ) : (
        <Stack>
          <p className="row">
            <RecordStateTag {...facts} />
          </p>
          <Notice>
            <p>{t("supervision.record.noText")}</p>
          </Notice>
          {moves}
        </Stack>
      )}
    </Page>
  );
}

function Recall({ eventId }: { eventId: string }) {
  const t = useT();
  return (
    <form method="post" className="stack-tight">
      <input type="hidden" name="event" value={eventId} />
      <p className="soft" id="recall-hint">
        {t("supervision.record.recallHint")}
      </p>
      <Button kind="quiet" name="intent" value="recall" aria-describedby="recall-hint">
        {t("supervision.record.recall")}
      </Button>
    </form>
  );
}

function CloseForm({ eventId, refused }: { eventId: string; refused: RefusedWords | null }) {
  const t = useT();
  const locale = useLocale();
  const error = refused?.errors["reason"];
  return (
    <Details summary={t("supervision.record.close")} open={refused !== null}>
      <form method="post" noValidate className="stack">
        <FormErrors errors={refused?.errors} labels={{ reason: t("supervision.record.closeReasonLegend") }} />
        <input type="hidden" name="event" value={eventId} />
        <p>{t("supervision.record.closeHint")}</p>
        <ChoiceGroup
          id="reason"
          legend={t("supervision.record.closeReasonLegend")}
          error={error ? translateKey(locale, error) : undefined}
        >
          {closeReasons.map((reason) => (
            <Choice
              key={reason}
              type="radio"
              name="reason"
              value={reason}
              label={closeReasonWords(reason, t)}
            />
          ))}
        </ChoiceGroup>
        <Button kind="quiet" name="intent" value="close">
          {t("supervision.record.close")}
        </Button>
      </form>
    </Details>
  );
}
