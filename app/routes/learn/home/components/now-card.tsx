import type { ReactNode } from "react";
import { DueTag } from "#app/components/lesson/due-tag.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Knots } from "#app/components/ui/knots.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { LessonProgress } from "#app/domain/learning/course-progress.ts";
import type { Now } from "#app/domain/learning/home.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import { changedItem } from "../changed-item.ts";

/** Answers "what now?" with one matter and one button. `today`: `2026-11-22`. */
export function NowCard({ now, today }: { now: Now; today: string }) {
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
    case "redo":
      return (
        <NowFrame
          tag={<DueTag dueOn={now.dueOn} today={today} />}
          title={t("paths.now.redo", { course: now.course.title })}
          href={changedItem(now)}
          button={t("paths.now.redoButton")}
        >
          <p className="soft">{t("paths.now.redoText", { count: now.count })}</p>
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
      return <CourseNow now={now} today={today} />;
  }
}

type CourseStep = Extract<Now, { kind: "course" }>;

function CourseNow({ now, today }: { now: CourseStep; today: string }) {
  const t = useT();
  const { title, href, button, text } = useStep(now);
  const total = now.knots.length;
  const done = now.knots.filter((state) => state === "done").length;
  const tag =
    now.because === "assigned" && now.dueOn === null ? (
      <Tag>{t("paths.now.assigned")}</Tag>
    ) : (
      <DueTag dueOn={now.dueOn} today={today} />
    );
  return (
    <NowFrame tag={tag} title={title} href={href} button={button}>
      <p className="soft">{text}</p>
      <Progress knots={now.knots} label={t("learn.courses.done", { done, total })} />
    </NowFrame>
  );
}

/** What the next step of a course is called, what is said of it, and where its button leads. */
function useStep({ course, step, lessonCount }: CourseStep) {
  const t = useT();
  switch (step.kind) {
    case "continue":
    case "next": {
      const { lesson, part } = step;
      const minutes = t("common.minutes", { count: lesson.minutes });
      const where = { course: course.title, number: lesson.number, total: lessonCount, minutes };
      return {
        title: t(`learn.now.${step.kind}`, { lesson: lesson.title }),
        text: t("learn.now.where", where),
        href: `${paths.lesson(course.id, lesson.id)}${part > 0 ? `#p-${part}` : ""}`,
        button: t(`learn.now.${step.kind}Button`),
      };
    }
    case "quiz":
      return {
        title: t("learn.now.quiz", { module: step.module.title }),
        text: t("learn.now.whereQuiz", { course: course.title }),
        href: paths.quiz(course.id, step.module.id),
        button: t(step.open ? "learn.now.quizContinueButton" : "learn.now.quizButton"),
      };
    case "locked":
      return {
        title: t("paths.now.locked", { course: course.title }),
        text: t("paths.now.lockedText"),
        href: paths.course(course.id),
        button: t("paths.now.lockedButton"),
      };
    case "assessment":
      return {
        title: t("paths.now.assessment", { course: course.title }),
        text: t("paths.now.assessmentText"),
        href: paths.assessment(course.id),
        button: t(step.open ? "paths.now.assessmentContinue" : "paths.now.assessmentButton"),
      };
    case "field-task": {
      const state = (
        { due: "fieldTask", "handed-in": "handedIn", returned: "returned", signed: "fieldTask" } as const
      )[step.state];
      return {
        title: t(`paths.now.${state}`, { course: course.title }),
        text: t(`paths.now.${state}Text`),
        href: paths.fieldTask(course.id, course.id, step.id),
        button: t("paths.now.fieldTaskButton"),
      };
    }
    case "finished":
      return {
        title: t("learn.now.courseDone", { course: course.title }),
        text: t("learn.now.courseDoneText"),
        href: paths.course(course.id),
        button: t("learn.now.courseDoneButton"),
      };
  }
}

function NowFrame({
  tag,
  title,
  href,
  button,
  children,
}: {
  tag?: ReactNode;
  title: string;
  href: string;
  button: string;
  children: ReactNode;
}) {
  return (
    <Card labelledBy="now">
      {tag ? <div>{tag}</div> : null}
      <h2 id="now">{title}</h2>
      {children}
      <ButtonLink wide href={href}>
        {button}
      </ButtonLink>
    </Card>
  );
}

function Progress({ knots, label }: { knots: readonly LessonProgress[]; label: string }) {
  return <Knots items={knots.map((state) => ({ state }))} label={label} />;
}
