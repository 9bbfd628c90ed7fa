import { AuthorField } from "#app/components/form/author-field.tsx";
import { LessonSavedBar } from "#app/components/lesson/lesson-saved-bar.tsx";
import { QuestionFields } from "#app/components/lesson/question-fields.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import type { TestPage } from "#app/domain/learning/queries/get-test-page.server.ts";
import type { Fields } from "#app/domain/learning/response-fields.ts";
import { formatDate, formatDateTime, formatPercent } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { langAttribute } from "#app/i18n/lang-attribute.ts";
import { translator, type Translate } from "#app/i18n/translate.ts";
import { startOfLocalDay } from "#app/lib/local-day.ts";
import { paths } from "#app/lib/paths.ts";

interface Refused {
  readonly open: readonly string[];
  readonly unread: readonly string[];
  readonly fields: Fields;
}

/** A course's own check is called after the course, which is always named beside it. */
export function testTitle(t: Translate, { of, item }: Pick<TestPage, "of" | "item">): string {
  return of === "course" ? t("tasks.test.title") : t("learn.quiz.title", { module: item.title });
}

export function QuizView({
  page,
  newAttemptId,
  refused,
}: {
  page: TestPage;
  newAttemptId: string;
  refused: Refused | null;
}) {
  const t = useT();
  const locale = useLocale();
  const { course, phase, textLocale } = page;
  return (
    <Page area="learn" width="narrow" foot={phase === "open" ? <LessonSavedBar /> : null}>
      <PageHeader
        crumbs={[{ href: paths.course(course.id), label: course.title }]}
        crumbsLabel={t("nav.trail")}
        title={testTitle(t, page)}
        lead={t("learn.quiz.lead", { count: page.questions.length || page.draw })}
      />
      <div className="lesson">
        {textLocale === locale ? null : (
          <Notice>
            {t("common.otherLanguage", { language: translator(textLocale)("common.languageName") })}
          </Notice>
        )}
        {page.redoBy ? (
          <Notice kind="attention">
            {t("tasks.change.redoTest", { date: formatDate(startOfLocalDay(page.redoBy), locale) })}
          </Notice>
        ) : null}
        {phase === "start" ? <Start page={page} newAttemptId={newAttemptId} /> : null}
        {phase === "open" ? <Questions page={page} refused={refused} /> : null}
        {phase === "result" ? <Result page={page} newAttemptId={newAttemptId} /> : null}
      </div>
    </Page>
  );
}

function Start({ page, newAttemptId }: { page: TestPage; newAttemptId: string }) {
  const t = useT();
  const locale = useLocale();
  return (
    <div className="card stack">
      <p>{t("tasks.test.about", { percent: formatPercent(page.passPercent / 100, locale) })}</p>
      <Limits page={page} />
      <Again page={page} newAttemptId={newAttemptId} label={t("learn.quiz.start")} />
    </div>
  );
}

/** What a new attempt costs, before it is begun. */
function Limits({ page: { attempts, waitHours } }: { page: TestPage }) {
  const t = useT();
  if (attempts === null && waitHours === 0) return <p className="soft">{t("tasks.test.free")}</p>;
  return (
    <ul className="bullets">
      {attempts ? <li>{t("tasks.test.attempts", { used: attempts.used, total: attempts.of })}</li> : null}
      {waitHours > 0 ? (
        <li>{t("tasks.test.wait", { hours: t("tasks.test.hours", { count: waitHours }) })}</li>
      ) : null}
      <li>{t("tasks.test.leaving")}</li>
    </ul>
  );
}

/** The button of a new attempt, or why there is none now and when there will be. */
function Again({
  page: { next },
  newAttemptId,
  label,
  kind,
}: {
  page: TestPage;
  newAttemptId: string;
  label: string;
  kind?: "quiet";
}) {
  const t = useT();
  const locale = useLocale();
  switch (next.kind) {
    case "open":
      return <StartForm label={label} newAttemptId={newAttemptId} kind={kind} />;
    case "wait":
      return <p role="status">{t("tasks.test.opensAt", { date: formatDateTime(next.until, locale) })}</p>;
    case "used-up":
      return <p role="status">{t("tasks.test.usedUp", { count: next.attempts })}</p>;
  }
}

function StartForm({
  label,
  newAttemptId,
  kind = "primary",
}: {
  label: string;
  newAttemptId: string;
  kind?: "primary" | "quiet" | undefined;
}) {
  return (
    <form method="post">
      <AuthorField />
      <input type="hidden" name="attempt" value={newAttemptId} />
      <Button kind={kind} name="intent" value="start">
        {label}
      </Button>
    </form>
  );
}

function Questions({ page, refused }: { page: TestPage; refused: Refused | null }) {
  const t = useT();
  const locale = useLocale();
  const total = page.questions.length;
  return (
    <form
      method="post"
      className="lesson"
      data-personal=""
      data-graded={paths.saveAnswer()}
      data-no-network={t("device.quiz.offline")}
      data-signed-out={t("device.quiz.signedOut")}
    >
      <AuthorField />
      <input type="hidden" name="attempt" value={page.attemptId ?? ""} />
      {refused && refused.open.length > 0 ? <StillOpen page={page} open={refused.open} /> : null}
      {refused && refused.unread.length > 0 ? <Unread page={page} unread={refused.unread} /> : null}
      {page.questions.map((question, at) => (
        <div key={question.id} id={`q-${question.id}`} {...langAttribute(page.textLocale, locale)}>
          <QuestionFields
            question={question}
            legend={t("learn.quiz.legend", { number: at + 1, total })}
            typed={refused?.fields}
            error={refused?.unread.includes(question.id) ? t("tasks.test.unread") : undefined}
          />
        </div>
      ))}
      <p className="soft">{t("learn.quiz.submitHint")}</p>
      <p className="field-error" role="alert" data-submit-problem="" />
      <p className="row">
        <Button name="intent" value="submit">
          {t("learn.quiz.submit")}
        </Button>
        <Button kind="quiet" name="intent" value="save">
          {t("learn.quiz.save")}
        </Button>
      </p>
    </form>
  );
}

/** Where something was typed that is no answer yet. */
function Unread({ page, unread }: { page: TestPage; unread: readonly string[] }) {
  const t = useT();
  return (
    <Notice kind="attention" announce="alert" title={t("tasks.test.unreadTitle", { count: unread.length })}>
      <Links page={page} ids={unread} />
      <Button kind="quiet" name="intent" value="submit-anyway">
        {t("learn.quiz.submitAnyway")}
      </Button>
    </Notice>
  );
}

function Links({ page, ids }: { page: TestPage; ids: readonly string[] }) {
  const t = useT();
  return (
    <ul className="bullets">
      {page.questions.map(({ id }, at) =>
        ids.includes(id) ? (
          <li key={id}>
            <a href={`#q-${id}`}>{t("learn.lesson.question", { number: at + 1 })}</a>
          </li>
        ) : null,
      )}
    </ul>
  );
}

function StillOpen({ page, open }: { page: TestPage; open: readonly string[] }) {
  const t = useT();
  return (
    <Notice kind="attention" announce="alert" id="open" title={t("learn.quiz.open", { count: open.length })}>
      <Links page={page} ids={open} />
      <Button kind="quiet" name="intent" value="submit-anyway">
        {t("learn.quiz.submitAnyway")}
      </Button>
    </Notice>
  );
}

function Result({ page, newAttemptId }: { page: TestPage; newAttemptId: string }) {
  const t = useT();
  const locale = useLocale();
  const percent = (value: number) => formatPercent(value / 100, locale);
  const total = page.questions.length;
  return (
    <div className="lesson" data-personal="" data-submitted={page.attemptId ?? undefined}>
      <Notice
        kind={page.passed ? "safe" : "attention"}
        title={t("learn.quiz.resultTitle", { percent: percent(page.scorePercent ?? 0) })}
      >
        <p>
          {page.passed
            ? t("learn.quiz.passed")
            : t(page.next.kind === "open" ? "learn.quiz.notPassed" : "tasks.test.notPassed", {
                percent: percent(page.passPercent),
              })}
        </p>
        {page.passed ? (
          <ButtonLink href={paths.course(page.course.id)}>{t("learn.quiz.back")}</ButtonLink>
        ) : (
          <Again page={page} newAttemptId={newAttemptId} label={t("learn.quiz.again")} />
        )}
      </Notice>
      {page.questions.map((question, at) => (
        <div key={question.id} {...langAttribute(page.textLocale, locale)}>
          <QuestionFields
            question={question}
            legend={t("learn.quiz.legend", { number: at + 1, total })}
            error={question.feedback ? undefined : t("learn.quiz.unanswered")}
            disabled
          />
        </div>
      ))}
      {page.passed && page.next.kind === "open" ? (
        <Again page={page} newAttemptId={newAttemptId} label={t("learn.quiz.again")} kind="quiet" />
      ) : null}
    </div>
  );
}
