import { Page } from "#app/components/layout/page.tsx";
import { AddendumForm } from "#app/components/supervision/addendum-form.tsx";
import { RecordSheet, type OpenRecord } from "#app/components/supervision/record-sheet.tsx";
import type { RefusedWords } from "#app/components/supervision/refused-words.ts";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import { AnswerForm } from "./components/answer-form.tsx";

export interface AnswerPage {
  readonly record: OpenRecord;
  readonly shared: OpenRecord | null;
  /** The day of the session in words. */
  readonly title: string;
  readonly eventId: string;
}

/** What my supervisor signed, and what I say to it. */
export function AnswerView({ page, refused }: { page: AnswerPage; refused: RefusedWords | null }) {
  const t = useT();
  const { record, shared, title, eventId } = page;
  return (
    <Page area="supervision" width="narrow">
      <PageHeader
        title={t("supervision.record.title", { date: title })}
        lead={t("supervision.own.with", { name: record.facts.supervisor.name })}
        crumbs={[{ href: paths.supervision(), label: t("nav.supervision") }]}
        crumbsLabel={t("nav.trail")}
      />
      <RecordSheet record={record} shared={shared}>
        {record.can.answer ? <AnswerForm eventId={eventId} refused={refused} /> : null}
        {record.can.addAddendum ? (
          <AddendumForm eventId={eventId} refused={refused?.intent === "addendum" ? refused : null} />
        ) : null}
      </RecordSheet>
    </Page>
  );
}
