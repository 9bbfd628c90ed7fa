import type { CourseOutline } from "#app/domain/curriculum/item-view.ts";
import { getCourseOutline } from "#app/domain/curriculum/queries/get-course-outline.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { lockOn } from "../access.ts";
import { tasksOf, type Task } from "../assigned.ts";
import {
  changeOf,
  courseProgress,
  nextStep,
  onlyModules,
  type ChangeNote,
  type CourseEnd,
  type ModuleRow,
  type NextStep,
} from "../course-progress.ts";
import { admit } from "../internal/admit.server.ts";
import { courseEnd } from "../internal/course-end.ts";
import { doneFrom } from "../internal/done-from.ts";
import { readProgress } from "../internal/read-progress.server.ts";
import type { Lock } from "../lock.ts";

export interface CoursePage extends Pick<
  CourseOutline,
  | "courseId"
  | "title"
  | "summary"
  | "outcomes"
  | "textLocale"
  | "translation"
  | "availability"
  | "companion"
  | "retired"
  | "lessonCount"
  | "minutes"
> {
  /** The author's opening, as checked HTML. */
  readonly opening: readonly string[];
  readonly modules: readonly ModuleRow[];
  readonly enrolled: boolean;
  readonly completedAt: Date | null;
  /** Why the course is closed to this person; its contents are shown all the same. */
  readonly lock: Lock | null;
  readonly change: ChangeNote | null;
  readonly next: NextStep;
  readonly end: CourseEnd;
  /** What is asked of this person in it; null when nobody assigned it. */
  readonly task: Task | null;
  /** `2026-11-22` */
  readonly today: string;
}

/** A course with one person's progress, in two statements. A closed one says why. Throws `not_found`. */
export async function getCoursePage(ctx: PersonCtx, courseId: string, locale: Locale): Promise<CoursePage> {
  const [outline, progress] = await Promise.all([getCourseOutline(ctx, courseId, locale), readProgress(ctx)]);
  const { facts, parts, versionId: _, audience: __, modules: ___, ...shown } = outline;
  const done = doneFrom(progress);
  const lock = lockOn(done.access, [courseId]);
  if (!lock) await admit(ctx, done.access, [courseId]);
  const modules = courseProgress(outline, done, ctx.demo);
  const end = courseEnd(courseId, facts, done, progress);
  const tasks = tasksOf(progress.assigned, progress.paths, done.completed);
  const task = tasks.find((one) => one.courseId === courseId) ?? null;
  const completedAt = progress.completed.find(({ itemId }) => itemId === courseId)?.at;
  const asked = onlyModules(modules, task && !task.done ? task.moduleIds : null);
  return {
    ...shown,
    opening: parts.flatMap((part) => (part.kind === "html" ? [part.html] : [])),
    modules,
    enrolled: progress.enrolled.includes(courseId),
    completedAt: completedAt ? new Date(completedAt) : null,
    lock,
    change: changeOf(courseId, done),
    next: nextStep(asked, progress.places, asked === modules ? end : null),
    end,
    task,
    today: done.access.today,
  };
}
