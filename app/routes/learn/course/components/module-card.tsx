import { Card } from "#app/components/ui/card.tsx";
import { KnotMark } from "#app/components/ui/knots.tsx";
import { ChangeTag } from "#app/components/lesson/change-tag.tsx";
import { LockReasons } from "#app/components/lesson/lock-reasons.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { LessonRow, ModuleRow, NextStep, QuizRow } from "#app/domain/learning/course-progress.ts";
import { formatPercent } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { langAttribute } from "#app/i18n/lang-attribute.ts";
import { paths } from "#app/lib/paths.ts";

/** A module is a row of the carpet: its lessons as knots, then its check. */
export function ModuleCard({
  module,
  number,
  course,
  next,
}: {
  module: ModuleRow;
  number: number;
  course: string;
  next: NextStep;
}) {
  const t = useT();
  const headingId = `m-${module.id}`;
  const here = next.kind === "continue" || next.kind === "next" ? next.lesson.id : null;
  return (
    <Card labelledBy={headingId} stacked={false}>
      <p className="soft">
        {t("learn.course.module", { number })}{" "}
        {module.complete ? <Tag kind="done">{t("learn.course.moduleDone")}</Tag> : null}
      </p>
      <h2 id={headingId}>{module.title}</h2>
      <ChangeTag change={module.change} />
      {module.summary ? <p className="soft">{module.summary}</p> : null}
      {module.lock ? (
        <Details summary={t("paths.lock.why")}>
          <LockReasons reason={module.lock.reason} />
        </Details>
      ) : null}
      <ul className="lines">
        {module.lessons.map((lesson) => (
          <LessonLine
            key={lesson.id}
            lesson={lesson}
            course={course}
            here={lesson.id === here}
            explain={module.lock === null}
          />
        ))}
        {module.quiz ? (
          <QuizLine
            quiz={module.quiz}
            name={t("learn.course.quizRow")}
            href={paths.quiz(course, module.id)}
            closed={module.lock !== null}
          />
        ) : null}
      </ul>
      {module.lessons.length === 0 ? <p className="soft">{t("learn.course.emptyModule")}</p> : null}
    </Card>
  );
}

function LessonLine({
  lesson,
  course,
  here,
  explain,
}: {
  lesson: LessonRow;
  course: string;
  here: boolean;
  /** False where the module says why already. */
  explain: boolean;
}) {
  const t = useT();
  const locale = useLocale();
  return (
    <li className="line-row" aria-current={here ? "step" : undefined}>
      <KnotMark state={lesson.state} label={t(`learn.state.${lesson.state}`)} />
      <a href={paths.lesson(course, lesson.id)} {...langAttribute(lesson.textLocale, locale)}>
        {lesson.title}
      </a>
      <span className="soft">{t("common.minutes", { count: lesson.minutes })}</span>
      {lesson.withheld ? <span className="soft">{t("errors.code.withheld_law_check")}</span> : null}
      <ChangeTag change={lesson.change} />
      {lesson.lock && explain ? (
        <Details summary={t("paths.lock.why")}>
          <LockReasons reason={lesson.lock.reason} />
        </Details>
      ) : null}
    </li>
  );
}

/** A check as a line of a list: of a module, or of the whole course. */
export function QuizLine({
  quiz,
  name,
  href,
  closed = false,
}: {
  quiz: QuizRow;
  name: string;
  href: string;
  /** Behind a rule that is not met yet. */
  closed?: boolean;
}) {
  const t = useT();
  const locale = useLocale();
  const state = quiz.passed ? "done" : closed ? "gap" : quiz.open || quiz.best !== null ? "half" : "open";
  const word = quiz.passed ? "quizPassed" : quiz.open ? "quizOpen" : "quizNew";
  const best =
    quiz.best === null
      ? null
      : t("learn.course.quizBest", { percent: formatPercent(quiz.best / 100, locale) });
  return (
    <li className="line-row">
      <KnotMark state={state} label={t(`learn.state.${state}`)} />
      <a href={href}>{name}</a>
      <span className="soft">
        {quiz.best !== null && !quiz.passed && !quiz.open ? null : t(`learn.course.${word}`)}
      </span>
      {best ? <span className="soft">{best}</span> : null}
    </li>
  );
}
