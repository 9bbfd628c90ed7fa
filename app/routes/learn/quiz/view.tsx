import { LessonSavedBar } from "#app/components/lesson/lesson-saved-bar.tsx";
import { QuestionFields } from "#app/components/lesson/question-fields.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import type { QuizPage } from "#app/domain/learning/queries/get-quiz-page.server.ts";
import type { Fields } from "#app/domain/learning/response-fields.ts";
import { formatPercent } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { langAttribute } from "#app/i18n/lang-attribute.ts";
import { translator } from "#app/i18n/translate.ts";
import { paths } from "#app/lib/paths.ts";

interface Refused {
  readonly open: readonly string[];
  readonly fields: Fields;
}

export function QuizView({
  page,
  newAttemptId,
  refused,
}: {
  page: QuizPage;
  newAttemptId: string;
  refused: Refused | null;
}) {
  const t = useT();
  const locale = useLocale();
  const { course, module, phase, textLocale } = page;
  return (
    <Page area="learn" width="narrow" foot={phase === "open" ? <LessonSavedBar /> : null}>
      <PageHeader
        crumbs={[{ href: paths.course(course.id), label: course.title }]}
        crumbsLabel={t("nav.trail")}
        title={t("learn.quiz.title", { module: module.title })}
        lead={t("learn.quiz.lead", { count: page.questions.length || page.draw })}
      />
      <div className="lesson">
        {textLocale === locale ? null : (
          <Notice>
            {t("common.otherLanguage", { language: translator(textLocale)("common.languageName") })}
          </Notice>
        )}
        {phase === "start" ? <Start page={page} newAttemptId={newAttemptId} /> : null}
        {phase === "open" ? <Questions page={page} refused={refused} /> : null}
        {phase === "result" ? <Result page={page} newAttemptId={newAttemptId} /> : null}
      </div>
    </Page>
  );
}

function Start({ page, newAttemptId }: { page: QuizPage; newAttemptId: string }) {
  const t = useT();
  const locale = useLocale();
  return (
    <div className="card stack">
      <p>{t("learn.quiz.about", { percent: formatPercent(page.passPercent / 100, locale) })}</p>
      <StartForm label={t("learn.quiz.start")} newAttemptId={newAttemptId} />
    </div>
  );
}

function StartForm({ label, newAttemptId }: { label: string; newAttemptId: string }) {
  return (
    <form method="post">
      <input type="hidden" name="attempt" value={newAttemptId} />
      <Button name="intent" value="start">
        {label}
      </Button>
    </form>
  );
}

function Questions({ page, refused }: { page: QuizPage; refused: Refused | null }) {
  const t = useT();
  const locale = useLocale();
  const total = page.questions.length;
  return (
    <form method="post" className="lesson" data-personal="" data-graded={paths.saveAnswer()}>
      <input type="hidden" name="attempt" value={page.attemptId ?? ""} />
      {refused ? <StillOpen page={page} open={refused.open} /> : null}
      {page.questions.map((question, at) => (
        <div key={question.id} id={`q-${question.id}`} {...langAttribute(page.textLocale, locale)}>
          <QuestionFields
            question={question}
            legend={t("learn.quiz.legend", { number: at + 1, total })}
            typed={refused?.fields}
          />
        </div>
      ))}
      <p className="soft">{t("learn.quiz.submitHint")}</p>
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

function StillOpen({ page, open }: { page: QuizPage; open: readonly string[] }) {
  const t = useT();
  return (
    <Notice kind="attention" announce="alert" id="open" title={t("learn.quiz.open", { count: open.length })}>
      <ul className="bullets">
        {page.questions.map(({ id }, at) =>
          open.includes(id) ? (
            <li key={id}>
              <a href={`#q-${id}`}>{t("learn.lesson.question", { number: at + 1 })}</a>
            </li>
          ) : null,
        )}
      </ul>
      <Button kind="quiet" name="intent" value="submit-anyway">
        {t("learn.quiz.submitAnyway")}
      </Button>
    </Notice>
  );
}

function Result({ page, newAttemptId }: { page: QuizPage; newAttemptId: string }) {
  const t = useT();
  const locale = useLocale();
  const percent = (value: number) => formatPercent(value / 100, locale);
  const total = page.questions.length;
  return (
    <div className="lesson" data-personal="">
      <Notice
        kind={page.passed ? "safe" : "attention"}
        title={t("learn.quiz.resultTitle", { percent: percent(page.scorePercent ?? 0) })}
      >
        <p>
          {page.passed
            ? t("learn.quiz.passed")
            : t("learn.quiz.notPassed", { percent: percent(page.passPercent) })}
        </p>
        {page.passed ? (
          <ButtonLink href={paths.course(page.course.id)}>{t("learn.quiz.back")}</ButtonLink>
        ) : (
          <StartForm label={t("learn.quiz.again")} newAttemptId={newAttemptId} />
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
      {page.passed ? <Again newAttemptId={newAttemptId} /> : null}
    </div>
  );
}

function Again({ newAttemptId }: { newAttemptId: string }) {
  const t = useT();
  return (
    <form method="post">
      <input type="hidden" name="attempt" value={newAttemptId} />
      <Button kind="quiet" name="intent" value="start">
        {t("learn.quiz.again")}
      </Button>
    </form>
  );
}
