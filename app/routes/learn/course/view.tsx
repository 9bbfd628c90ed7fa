import { AuthorField } from "#app/components/form/author-field.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { ChangeTag } from "#app/components/lesson/change-tag.tsx";
import { DueTag } from "#app/components/lesson/due-tag.tsx";
import { LockReasons } from "#app/components/lesson/lock-reasons.tsx";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { CheckedHtml } from "#app/components/ui/checked-html.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Carpet, KnotMark } from "#app/components/ui/knots.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Columns, Stack } from "#app/components/ui/stack.tsx";
import type { Lock } from "#app/domain/learning/lock.ts";
import type { CoursePage } from "#app/domain/learning/queries/get-course-page.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { langAttribute } from "#app/i18n/lang-attribute.ts";
import { translator } from "#app/i18n/translate.ts";
import { paths } from "#app/lib/paths.ts";
import { ModuleCard, QuizLine } from "./components/module-card.tsx";

export function CourseView({ page }: { page: CoursePage }) {
  const t = useT();
  const locale = useLocale();
  const lang = langAttribute(page.textLocale, locale);
  const lead = `${t("learn.courses.lessons", { count: page.lessonCount })} · ${t("common.minutes", { count: page.minutes })}`;
  return (
    <Page area="learn">
      <PageHeader
        crumbs={[{ href: paths.learn(), label: t("learn.title") }]}
        crumbsLabel={t("nav.trail")}
        title={<span {...lang}>{page.title}</span>}
        lead={page.lessonCount > 0 ? lead : undefined}
      />
      <Columns kind="two">
        <div className="stack course-side">
          <WhatNow page={page} />
          <About page={page} />
        </div>
        <Stack>
          {page.modules.length === 0 || page.availability === "announced" ? (
            <EmptyState title={t("learn.course.announcedTitle")}>
              <p>{t("learn.course.announcedText")}</p>
            </EmptyState>
          ) : null}
          {page.modules.map((module, at) => (
            <ModuleCard
              key={module.id}
              module={module}
              number={at + 1}
              course={page.courseId}
              next={page.next}
            />
          ))}
          <CourseEnd page={page} />
        </Stack>
      </Columns>
    </Page>
  );
}

/** How far one is, by when it is asked, and the one button that goes on. */
function WhatNow({ page }: { page: CoursePage }) {
  const t = useT();
  const locale = useLocale();
  const { modules, next, completedAt, task, lock, today } = page;
  const rows = modules
    .filter(({ lessons }) => lessons.length > 0)
    .map(({ lessons }) => lessons.map(({ state }) => ({ state })));
  if (rows.length === 0) return null;
  const done = modules.flatMap(({ lessons }) => lessons).filter(({ state }) => state === "done").length;
  return (
    <section className="card stack" aria-label={t("learn.course.carpet", { done, total: page.lessonCount })}>
      <DueTag dueOn={task?.dueOn ?? null} today={today} />
      <Carpet rows={rows} label={t("learn.course.carpet", { done, total: page.lessonCount })} />
      <p className="soft">{t("learn.courses.done", { done, total: page.lessonCount })}</p>
      {completedAt ? <p>{t("learn.course.completedOn", { date: formatDate(completedAt, locale) })}</p> : null}
      {next.kind === "finished" && !completedAt ? <p>{t("learn.course.finished")}</p> : null}
      {next.kind === "assessment" ? <p>{t("paths.end.waitsAssessment")}</p> : null}
      {next.kind === "field-task" ? <p>{t("paths.end.waitsFieldTask")}</p> : null}
      {lock ? <Locked lock={lock} /> : <NextButton page={page} />}
    </section>
  );
}

function Locked({ lock }: { lock: Lock }) {
  const t = useT();
  return (
    <>
      <h2>{t("learn.state.gap")}</h2>
      <p>{t(`paths.lock.${lock.item.kind}`)}</p>
      <LockReasons reason={lock.reason} />
    </>
  );
}

function NextButton({ page }: { page: CoursePage }) {
  const { courseId, enrolled, next } = page;
  const t = useT();
  switch (next.kind) {
    case "continue":
    case "next":
      return enrolled ? (
        <ButtonLink
          wide
          href={`${paths.lesson(courseId, next.lesson.id)}${next.part > 0 ? `#p-${next.part}` : ""}`}
        >
          {t(`learn.course.${next.kind}`, { lesson: next.lesson.title })}
        </ButtonLink>
      ) : (
        <form method="post">
          <AuthorField />
          <input type="hidden" name="lesson" value={next.lesson.id} />
          <Button wide>{t("learn.course.start")}</Button>
        </form>
      );
    case "quiz":
      return (
        <ButtonLink wide href={paths.quiz(courseId, next.module.id)}>
          {t("learn.course.quiz", { module: next.module.title })}
        </ButtonLink>
      );
    case "assessment":
      return (
        <ButtonLink wide href={paths.assessment(courseId)}>
          {t(next.open ? "paths.now.assessmentContinue" : "paths.now.assessmentButton")}
        </ButtonLink>
      );
    case "field-task":
      return (
        <ButtonLink
          wide
          kind={next.state === "handed-in" ? "quiet" : "primary"}
          href={paths.fieldTask(courseId, courseId, next.id)}
        >
          {t("paths.now.fieldTaskButton")}
        </ButtonLink>
      );
    case "locked":
      return <Locked lock={next.lock} />;
    case "finished":
      return enrolled && !page.completedAt && page.availability === "open" ? (
        <form method="post">
          <AuthorField />
          <Button wide name="intent" value="finish">
            {t("tasks.finish")}
          </Button>
        </form>
      ) : null;
  }
}

/** What the course asks beyond its modules: its final check and its field task. */
function CourseEnd({ page: { courseId, end, change } }: { page: CoursePage }) {
  const t = useT();
  const { assessment, fieldTask } = end;
  if (!assessment && !fieldTask) return null;
  const task = fieldTask?.state;
  return (
    <Card labelledBy="course-end" stacked={false}>
      <h2 id="course-end">{t("paths.end.title")}</h2>
      <ChangeTag change={change} />
      <ul className="lines">
        {assessment ? (
          <QuizLine quiz={assessment} name={t("paths.end.assessment")} href={paths.assessment(courseId)} />
        ) : null}
        {fieldTask && task ? (
          <li className="line-row">
            <KnotMark
              state={task === "signed" ? "done" : task === "due" ? "open" : "half"}
              label={t(`paths.end.fieldTaskState.${task}`)}
            />
            <a href={paths.fieldTask(courseId, courseId, fieldTask.id)}>{t("paths.end.fieldTask")}</a>
            <span className="soft">{t(`paths.end.fieldTaskState.${task}`)}</span>
          </li>
        ) : null}
      </ul>
    </Card>
  );
}

function About({ page }: { page: CoursePage }) {
  const t = useT();
  const locale = useLocale();
  const { textLocale, outcomes, opening } = page;
  const lang = langAttribute(textLocale, locale);
  return (
    <>
      {page.retired ? <Notice>{t("learn.course.retired")}</Notice> : null}
      {page.companion ? <Notice kind="law">{t("learn.course.companion")}</Notice> : null}
      {textLocale === locale ? null : (
        <Notice>
          {t("common.otherLanguage", { language: translator(textLocale)("common.languageName") })}
        </Notice>
      )}
      <Details summary={t("learn.course.opening")} open={!page.enrolled}>
        <p {...lang}>{page.summary}</p>
        {opening.map((html) => (
          <div key={html} {...lang}>
            <CheckedHtml html={html} className="prose" />
          </div>
        ))}
      </Details>
      {outcomes.length > 0 ? (
        <Details summary={t("learn.course.about")}>
          <ul className="bullets" {...lang}>
            {outcomes.map((outcome) => (
              <li key={outcome}>{outcome}</li>
            ))}
          </ul>
        </Details>
      ) : null}
    </>
  );
}
