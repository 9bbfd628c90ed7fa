import { AuthorField } from "#app/components/form/author-field.tsx";
import { ShareForm } from "#app/components/journal/share-form.tsx";
import { LessonSavedBar } from "#app/components/lesson/lesson-saved-bar.tsx";
import { WritingFields } from "#app/components/lesson/writing-fields.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { useShell } from "#app/components/layout/shell-context.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Stack } from "#app/components/ui/stack.tsx";
import { reflectionLimit } from "#app/domain/learning/inputs.ts";
import type { JournalForm } from "#app/domain/learning/journal.ts";
import type { Journal, JournalItem } from "#app/domain/learning/queries/list-journal.server.ts";
import { keptWriting, type Writing } from "#app/domain/learning/writing.ts";
import { formatDate } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

export interface EntryPage {
  readonly entryId: string;
  readonly form: JournalForm;
  /** Null for a new one. */
  readonly kept:
    (Pick<Journal, "supervisor"> & Pick<JournalItem, "shares" | "at"> & { readonly writing: Writing }) | null;
  readonly shareId: string;
}

interface RefusedEntry {
  readonly entryId: string;
  readonly text: string;
  readonly problem: "tooLong" | "gone";
}

export function JournalEntryView({ page, refused }: { page: EntryPage; refused: RefusedEntry | null }) {
  const t = useT();
  const locale = useLocale();
  const { form, kept, entryId, shareId } = page;
  const title = kept
    ? t("journal.entryOf", { date: formatDate(kept.at, locale) })
    : t(`journal.newTitle.${form}`);
  return (
    <Page area="learn" width="narrow" foot={<LessonSavedBar />}>
      <PageHeader
        title={title}
        lead={t("journal.hint")}
        crumbs={[{ href: paths.journal(), label: t("journal.title") }]}
        crumbsLabel={t("nav.trail")}
      />
      <Stack>
        <EntryForm page={page} refused={refused} />
        {kept?.shares.map(({ at, name }) => (
          <p key={`${at.getTime()}-${name}`} className="soft">
            {t("journal.share.sharedWith", { name, date: formatDate(at, locale) })}
          </p>
        ))}
        {kept?.supervisor ? (
          <ShareForm {...{ shareId, source: "journal", sourceId: entryId, supervisor: kept.supervisor }} />
        ) : null}
        {kept ? (
          <Details summary={t("journal.delete.title")}>
            <form method="post" action={`${paths.journal()}?do=delete`} className="stack">
              <AuthorField />
              <input type="hidden" name="entryId" value={entryId} />
              <p>{t("journal.delete.text")}</p>
              <Button kind="quiet">{t("journal.delete.button")}</Button>
            </form>
          </Details>
        ) : null}
      </Stack>
    </Page>
  );
}

/** With a script it saves itself while one writes, like a reflection; without one, by its button. */
function EntryForm({ page, refused }: { page: EntryPage; refused: RefusedEntry | null }) {
  const t = useT();
  const { now } = useShell();
  const entryId = refused?.problem === "tooLong" ? refused.entryId : page.entryId;
  const tooLong = t("learn.reflection.tooLong", { count: reflectionLimit });
  const text = refused?.text ?? (page.kept ? keptWriting(page.kept.writing) : "");
  return (
    <form
      id="entry"
      method="post"
      action={paths.newJournalEntry(page.form)}
      className="stack check-form"
      data-reflection={paths.saveJournal()}
      data-limit={reflectionLimit}
      data-too-long={tooLong}
    >
      <AuthorField />
      <input type="hidden" name="lesson" value="journal" />
      <input type="hidden" name="prompt" value={entryId} />
      <input type="hidden" name="seen" value={now ?? ""} />
      <WritingFields
        id="writing"
        form={page.form}
        kept={text}
        label={t(page.form === "staged" ? "journal.labelStaged" : "journal.label")}
        error={refused && (refused.problem === "tooLong" ? tooLong : t("journal.gone"))}
        rows={12}
      />
      <Button>{t("journal.save")}</Button>
    </form>
  );
}
