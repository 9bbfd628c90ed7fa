import { LessonSavedBar } from "#app/components/lesson/lesson-saved-bar.tsx";
import { TermNotes } from "#app/components/lesson/term-notes.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { CheckedHtml } from "#app/components/ui/checked-html.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Box } from "#app/components/lesson/plain-parts.tsx";
import type { LessonPage } from "#app/domain/learning/lesson-page.ts";
import { formatDate } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { langAttribute } from "#app/i18n/lang-attribute.ts";
import { translator } from "#app/i18n/translate.ts";
import { startOfLocalDay } from "#app/lib/local-day.ts";
import { paths } from "#app/lib/paths.ts";
import { LessonEnd } from "./components/lesson-end.tsx";
import { LessonParts } from "./components/lesson-parts.tsx";
import type { Refused } from "./refused.ts";

export function LessonView({ page, refused }: { page: LessonPage; refused: Refused | null }) {
  const t = useT();
  const locale = useLocale();
  const { course, number, of, minutes, textLocale, personal } = page;
  const lang = langAttribute(textLocale, locale);
  const length = t("common.minutes", { count: minutes });
  const withheld = page.law === "withheld";
  return (
    <Page area="learn" width="narrow" foot={withheld || page.earlier ? null : <LessonSavedBar />}>
      <PageHeader
        crumbs={[{ href: paths.course(course.id), label: course.title }]}
        crumbsLabel={t("nav.trail")}
        title={<span {...lang}>{page.title}</span>}
        lead={number === null ? length : t("learn.lesson.place", { number, total: of, minutes: length })}
      />
      {withheld ? (
        <Notice kind="law" title={t("learn.lesson.withheldTitle")}>
          <p>{t("learn.lesson.withheldText")}</p>
          <ButtonLink kind="quiet" href={paths.course(course.id)}>
            {t("learn.lesson.backToCourse")}
          </ButtonLink>
        </Notice>
      ) : (
        <article
          className="lesson"
          {...(page.earlier ? {} : { "data-lesson": page.id, "data-place-url": paths.savePlace() })}
        >
          <Labels page={page} />
          <div
            data-personal=""
            data-resume={personal.completedAt ? undefined : (personal.place ?? undefined)}
          >
            <Changed page={page} />
            {personal.place && personal.place > 1 && !personal.completedAt ? (
              <p>
                <a href={`#p-${personal.place}`}>{t("learn.lesson.resume")}</a>
              </p>
            ) : null}
          </div>
          {page.outcomes.length > 0 ? (
            <Details summary={t("learn.lesson.outcomes")}>
              <ul className="bullets" {...lang}>
                {page.outcomes.map((outcome) => (
                  <li key={outcome}>{outcome}</li>
                ))}
              </ul>
            </Details>
          ) : null}
          {page.earlier ? (
            // Read only: what stands in a disabled group can be neither changed nor sent.
            <fieldset disabled className="read-only" aria-label={t("tasks.version.label")} {...lang}>
              <LessonParts page={page} refused={null} />
            </fieldset>
          ) : (
            <>
              <div {...lang}>
                <LessonParts page={page} refused={refused} />
              </div>
              <LessonEnd page={page} open={refused?.kind === "done" ? refused.open : []} />
            </>
          )}
          <TermNotes terms={page.terms} />
        </article>
      )}
    </Page>
  );
}

/** What happened to the lesson since this person finished it. */
function Changed({ page: { id, course, earlier, personal } }: { page: LessonPage }) {
  const t = useT();
  const locale = useLocale();
  const { change, finishedVersion } = personal;
  if (earlier)
    return (
      <Notice>
        <p>{t("tasks.version.notice", { date: formatDate(earlier.finishedAt, locale) })}</p>
        <a href={paths.lesson(course.id, id)}>{t("tasks.version.toCurrent")}</a>
      </Notice>
    );
  if (finishedVersion === null) return null;
  const kept = (
    <a href={paths.lessonVersion(course.id, id, finishedVersion)}>{t("tasks.version.toCompleted")}</a>
  );
  if (change.redo)
    return (
      <Notice kind="attention">
        <p>{t("tasks.change.redo", { date: formatDate(startOfLocalDay(change.redo.by), locale) })}</p>
        {kept}
      </Notice>
    );
  return change.updated ? (
    <Notice>
      <p>{t("tasks.change.updated")}</p>
      {kept}
    </Notice>
  ) : (
    <p className="soft">{kept}</p>
  );
}

/** What the reader must know about this text before reading it. */
function Labels({ page }: { page: LessonPage }) {
  const t = useT();
  const locale = useLocale();
  const { textLocale, translation, law, sourceParts } = page;
  return (
    <>
      {page.retired ? <Notice>{t("learn.lesson.retired")}</Notice> : null}
      {law === "pending" ? <Notice kind="attention">{t("learn.lesson.lawPending")}</Notice> : null}
      {textLocale === locale ? null : (
        <Notice>
          {t("common.otherLanguage", { language: translator(textLocale)("common.languageName") })}
        </Notice>
      )}
      {translation === "draft" || translation === "unreviewed" ? (
        <p className="soft">{t(`learn.lesson.${translation}`)}</p>
      ) : null}
      {sourceParts ? (
        <Details
          summary={t("learn.lesson.besideTitle", { language: translator("en")("common.languageName") })}
        >
          <p className="soft">{t("learn.lesson.besideText")}</p>
          <div className="lesson" lang="en">
            {sourceParts.map((part, at) =>
              // oxlint-disable-next-line react/no-array-index-key
              part.kind === "box" ? (
                <Box key={at} part={part} />
              ) : (
                <CheckedHtml key={at} html={part.html} className="prose" />
              ),
            )}
          </div>
        </Details>
      ) : null}
    </>
  );
}
