import type { CourseOutline } from "#app/domain/curriculum/item-view.ts";
import { listCourseOutlines } from "#app/domain/curriculum/queries/list-course-outlines.server.ts";
import { listCourses } from "#app/domain/curriculum/queries/list-courses.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { lockOn } from "../access.ts";
import { tasksOf } from "../assigned.ts";
import { courseProgress, nextStep, onlyModules } from "../course-progress.ts";
import { isWaiting, linesOf, optionsOf, redosOf, type Candidate, type Known } from "../home-order.ts";
import type { CourseCard, Home, Now } from "../home.ts";
import { courseEnd } from "../internal/course-end.ts";
import { doneFrom } from "../internal/done-from.ts";
import { readProgress, type Progress } from "../internal/read-progress.server.ts";

/** Home of a learner, in at most three statements. */
export async function getHome(ctx: PersonCtx, locale: Locale): Promise<Home> {
  const [summaries, progress] = await Promise.all([listCourses(ctx, locale), readProgress(ctx)]);
  const done = doneFrom(progress);
  const tasks = tasksOf(progress.assigned, progress.paths, done.completed);
  const courses = summaries.map((course): CourseCard => {
    const { courseId } = course;
    return {
      ...course,
      enrolled: progress.enrolled.includes(courseId),
      completed: done.completed.has(courseId),
      lessonsDone: progress.doneByCourse[courseId] ?? 0,
      locked: lockOn(done.access, [courseId]) !== null,
      dueOn: tasks.find((task) => task.courseId === courseId)?.dueOn ?? null,
    };
  });
  const known = { ...progress, courses, tasks, done, redos: redosOf(courses, done.changes) };
  const now = await whatNow(ctx, locale, known);
  const mine = new Set(progress.assigned.map(({ pathId }) => pathId));
  return {
    now,
    lines: linesOf(known, now),
    courses,
    paths: progress.paths
      .map((path) => ({ ...path, assigned: mine.has(path.id) }))
      .toSorted((a, b) => Number(b.assigned) - Number(a.assigned)),
    reviewLeft: progress.reviewLeft,
    today: done.access.today,
  };
}

/** The first option on which somebody can go on; where all of them wait, the first says for what. */
async function whatNow(ctx: PersonCtx, locale: Locale, known: Known & Progress): Promise<Now> {
  const options = optionsOf(known);
  const [first] = options;
  if (first && first.kind !== "course") return first;
  const candidates = options.flatMap((one) => (one.kind === "course" ? [one] : []));
  const looked = candidates.slice(0, mayWait(candidates[0], known) ? longestLook : 1);
  const ids = looked.map(({ courseId }) => courseId);
  const outlines = await listCourseOutlines(ctx, ids, locale);
  const nows = looked.flatMap((one) => {
    const outline = outlines.find(({ courseId }) => courseId === one.courseId);
    return outline ? [courseNow(one, outline, known, ctx.demo)] : [];
  });
  const start = options.find((one) => one.kind === "start");
  return nows.find(({ step }) => !isWaiting(step)) ?? start ?? nows[0] ?? { kind: "nothing-here" };
}

const longestLook = 4;

/** Only a course whose lessons are done, or that holds something locked, can be waiting: others need no second look. */
function mayWait(one: Candidate | undefined, { courses, done }: Known): boolean {
  const card = courses.find(({ courseId }) => courseId === one?.courseId);
  const ruled = done.access.items.some(({ courseId }) => courseId === one?.courseId);
  return ruled || (card !== undefined && card.lessonsDone >= card.lessonCount);
}

function courseNow(
  { courseId, because }: Candidate,
  outline: CourseOutline,
  known: Known & Progress,
  demo: boolean,
): Extract<Now, { kind: "course" }> {
  const { tasks, done, places } = known;
  const task = tasks.find((one) => one.courseId === courseId);
  const all = courseProgress(outline, done, demo);
  const modules = onlyModules(all, task?.moduleIds ?? null);
  const end = modules === all ? courseEnd(courseId, outline.facts, done, known) : null;
  return {
    kind: "course",
    because,
    dueOn: task?.dueOn ?? null,
    course: { id: courseId, title: outline.title },
    lessonCount: outline.lessonCount,
    knots: modules.flatMap((module) => module.lessons.map(({ state }) => state)),
    step: nextStep(modules, places, end),
  };
}
