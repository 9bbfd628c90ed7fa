import { ShareForm } from "#app/components/journal/share-form.tsx";
import { WritingText } from "#app/components/journal/writing-text.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Row, Stack } from "#app/components/ui/stack.tsx";
import type { Journal, JournalItem } from "#app/domain/learning/queries/list-journal.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { langAttribute } from "#app/i18n/lang-attribute.ts";
import { paths } from "#app/lib/paths.ts";

interface JournalPage extends Pick<Journal, "supervisor" | "next"> {
  /** Nothing newer lies above it. */
  readonly first: boolean;
  readonly items: readonly (JournalItem & { readonly shareId: string })[];
}

/** `changed`: a copy was not shared, because the supervisor is another one by now. */
export function JournalView({ page, changed }: { page: JournalPage; changed: boolean }) {
  const t = useT();
  return (
    <Page area="learn" width="narrow">
      <PageHeader
        title={t("journal.title")}
        lead={t("journal.lead")}
        crumbs={[{ href: paths.learn(), label: t("learn.title") }]}
        crumbsLabel={t("nav.trail")}
      />
      <Stack>
        {changed ? (
          <Notice kind="attention" announce="alert">
            <p>{t("journal.share.changed")}</p>
          </Notice>
        ) : null}
        <Row>
          <ButtonLink href={paths.newJournalEntry("free")}>{t("journal.write.free")}</ButtonLink>
          <ButtonLink href={paths.newJournalEntry("staged")} kind="quiet">
            {t("journal.write.staged")}
          </ButtonLink>
        </Row>
        {page.items.length === 0 && page.first && page.next === null ? (
          <EmptyState title={t("journal.empty")} action={<p>{t("journal.emptyNext")}</p>} />
        ) : (
          <Stack as="ul">
            {page.items.map((item) => (
              <Item key={`${item.source}-${item.sourceId}`} item={item} supervisor={page.supervisor} />
            ))}
          </Stack>
        )}
        {page.first && page.next === null ? null : (
          <Row>
            {page.first ? null : (
              <ButtonLink kind="quiet" href={paths.journal()}>
                {t("journal.newest")}
              </ButtonLink>
            )}
            {page.next === null ? null : (
              <ButtonLink kind="quiet" href={paths.journal(page.next)}>
                {t("journal.older")}
              </ButtonLink>
            )}
          </Row>
        )}
        {page.supervisor || page.items.length === 0 ? null : (
          <p className="soft">{t("journal.share.nobody")}</p>
        )}
      </Stack>
    </Page>
  );
}

function Item({ item, supervisor }: { item: JournalPage["items"][number] } & Pick<Journal, "supervisor">) {
  const t = useT();
  const locale = useLocale();
  const { source, sourceId, writing, lesson, shares, shareId } = item;
  const date = formatDate(item.at, locale);
  const id = `j-${sourceId.replace("/", "-")}`;
  return (
    <Card as="li" labelledBy={id}>
      <h2 id={id}>
        {lesson ? t("journal.fromLesson", { lesson: lesson.title }) : t("journal.entryOf", { date })}
      </h2>
      {lesson ? <p className="soft">{date}</p> : null}
      <WritingText writing={writing} />
      <Row>
        {lesson ? (
          <ButtonLink href={`${paths.lesson(lesson.courseId, lesson.id)}#r-${lesson.promptId}`} kind="plain">
            {t("journal.openLesson")}{" "}
            <span className="sr-only" {...langAttribute(lesson.textLocale, locale)}>
              {lesson.title}
            </span>
          </ButtonLink>
        ) : (
          <ButtonLink href={paths.journalEntry(sourceId)} kind="plain">
            {t("journal.edit")} <span className="sr-only">{date}</span>
          </ButtonLink>
        )}
      </Row>
      <Shares shares={shares} />
      {supervisor ? <ShareForm {...{ shareId, source, sourceId, supervisor }} /> : null}
    </Card>
  );
}

function Shares({ shares }: Pick<JournalItem, "shares">) {
  const t = useT();
  const locale = useLocale();
  return shares.map(({ at, name }) => (
    <p key={`${at.getTime()}-${name}`} className="soft">
      {t("journal.share.sharedWith", { name, date: formatDate(at, locale) })}
    </p>
  ));
}
