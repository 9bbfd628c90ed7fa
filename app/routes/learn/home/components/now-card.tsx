import type { ReactNode } from "react";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Knots } from "#app/components/ui/knots.tsx";
import type { LessonProgress } from "#app/domain/learning/course-progress.ts";
import type { Now } from "#app/domain/learning/queries/get-home.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

/** Answers "what now?" with one matter and one button. */
export function NowCard({ now }: { now: Now }) {
  const t = useT();
  switch (now.kind) {
    case "start":
      return (
        <NowFrame
          title={t("learn.now.start", { course: now.course.title })}
          href={paths.course(now.course.courseId)}
          button={t("learn.now.startButton")}
        >
          <p className="soft">{now.course.summary}</p>
        </NowFrame>
      );
    case "all-done":
      return (
        <EmptyState title={t("learn.now.doneTitle")}>
          <p>{t("learn.now.doneText")}</p>
        </EmptyState>
      );
    case "nothing-here":
      return (
        <EmptyState title={t("learn.now.emptyTitle")}>
          <p>{t("learn.now.emptyText")}</p>
        </EmptyState>
      );
    case "course":
      return <CourseNow now={now} />;
  }
}

function CourseNow({ now: { course, step, knots, lessonCount } }: { now: Extract<Now, { kind: "course" }> }) {
  const t = useT();
  const progress = <Progress knots={knots} total={lessonCount} />;
  switch (step.kind) {
    case "continue":
    case "next": {
      const { lesson, part } = step;
      const minutes = t("common.minutes", { count: lesson.minutes });
      const where = { course: course.title, number: lesson.number, total: lessonCount, minutes };
      return (
        <NowFrame
          title={t(`learn.now.${step.kind}`, { lesson: lesson.title })}
          href={`${paths.lesson(course.id, lesson.id)}${part > 0 ? `#p-${part}` : ""}`}
          button={t(`learn.now.${step.kind}Button`)}
        >
          <p className="soft">{t("learn.now.where", where)}</p>
          {progress}
        </NowFrame>
      );
    }
    case "quiz":
      return (
        <NowFrame
          title={t("learn.now.quiz", { module: step.module.title })}
          href={paths.quiz(course.id, step.module.id)}
          button={t(step.open ? "learn.now.quizContinueButton" : "learn.now.quizButton")}
        >
          <p className="soft">{t("learn.now.whereQuiz", { course: course.title })}</p>
          {progress}
        </NowFrame>
      );
    case "finished":
      return (
        <NowFrame
          title={t("learn.now.courseDone", { course: course.title })}
          href={paths.course(course.id)}
          button={t("learn.now.courseDoneButton")}
        >
          <p>{t("learn.now.courseDoneText")}</p>
          {progress}
        </NowFrame>
      );
  }
}

function NowFrame({
  title,
  href,
  button,
  children,
}: {
  title: string;
  href: string;
  button: string;
  children: ReactNode;
}) {
  return (
    <Card labelledBy="now">
      <h2 id="now">{title}</h2>
      {children}
      <ButtonLink wide href={href}>
        {button}
      </ButtonLink>
    </Card>
  );
}

function Progress({ knots, total }: { knots: readonly LessonProgress[]; total: number }) {
  const t = useT();
  const done = knots.filter((state) => state === "done").length;
  return <Knots items={knots.map((state) => ({ state }))} label={t("learn.courses.done", { done, total })} />;
}
