import type { CourseSummary } from "#app/domain/curriculum/item-view.ts";
import { getCourseOutline } from "#app/domain/curriculum/queries/get-course-outline.server.ts";
import { listCourses } from "#app/domain/curriculum/queries/list-courses.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { courseProgress, nextStep, type LessonProgress, type NextStep } from "../course-progress.ts";
import { doneFrom } from "../internal/done-from.ts";
import { readProgress, type Progress } from "../internal/read-progress.server.ts";

export interface CourseCard extends CourseSummary {
  readonly enrolled: boolean;
  readonly completed: boolean;
  readonly lessonsDone: number;
}

/** What now? `start` when nothing was begun yet. */
export type Now =
  | {
      readonly kind: "course";
      readonly course: { readonly id: string; readonly title: string };
      readonly lessonCount: number;
      readonly knots: readonly LessonProgress[];
      readonly step: NextStep;
    }
  | { readonly kind: "start"; readonly course: CourseCard }
  | { readonly kind: "all-done" }
  | { readonly kind: "nothing-here" };

export interface Home {
  readonly now: Now;
  readonly courses: readonly CourseCard[];
}

/** Home of a learner, in three statements. */
export async function getHome(ctx: PersonCtx, locale: Locale): Promise<Home> {
  const [summaries, progress] = await Promise.all([listCourses(ctx, locale), readProgress(ctx)]);
  const completed = new Set(progress.completed.map(({ itemId }) => itemId));
  const courses = summaries.map((course) => ({
    ...course,
    enrolled: progress.enrolled.includes(course.courseId),
    completed: completed.has(course.courseId),
    lessonsDone: progress.doneByCourse[course.courseId] ?? 0,
  }));
  return { courses, now: await whatNow(ctx, locale, courses, progress) };
}

async function whatNow(
  ctx: PersonCtx,
  locale: Locale,
  courses: readonly CourseCard[],
  progress: Progress,
): Promise<Now> {
  const open = courses.filter(
    ({ availability, completed, lessonCount }) => availability === "open" && !completed && lessonCount > 0,
  );
  const recent = [...progress.places.map(({ courseId }) => courseId), ...progress.enrolled];
  const current = recent.find((id) => open.some(({ courseId }) => courseId === id));
  if (current === undefined) {
    const [first] = open;
    if (first) return { kind: "start", course: first };
    return courses.some((course) => course.completed) ? { kind: "all-done" } : { kind: "nothing-here" };
  }
  const outline = await getCourseOutline(ctx, current, locale);
  const modules = courseProgress(outline, doneFrom(progress), ctx.demo);
  return {
    kind: "course",
    course: { id: current, title: outline.title },
    lessonCount: outline.lessonCount,
    knots: modules.flatMap((module) => module.lessons.map(({ state }) => state)),
    step: nextStep(modules, progress.places),
  };
}
