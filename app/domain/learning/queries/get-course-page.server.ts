import type { CourseOutline } from "#app/domain/curriculum/item-view.ts";
import { getCourseOutline } from "#app/domain/curriculum/queries/get-course-outline.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { courseProgress, nextStep, type ModuleRow, type NextStep } from "../course-progress.ts";
import { doneFrom } from "../internal/done-from.ts";
import { readProgress } from "../internal/read-progress.server.ts";

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
  readonly next: NextStep;
  readonly waitsFor: { readonly assessment: boolean; readonly fieldTask: boolean };
}

/** A course with one person's progress, in two statements. Throws `not_found`. */
export async function getCoursePage(ctx: PersonCtx, courseId: string, locale: Locale): Promise<CoursePage> {
  const [outline, progress] = await Promise.all([getCourseOutline(ctx, courseId, locale), readProgress(ctx)]);
  const { facts, parts, versionId: _, audience: __, modules: ___, ...shown } = outline;
  const modules = courseProgress(outline, doneFrom(progress), ctx.demo);
  const completedAt = progress.completed.find(({ itemId }) => itemId === courseId)?.at;
  return {
    ...shown,
    opening: parts.flatMap((part) => (part.kind === "html" ? [part.html] : [])),
    modules,
    enrolled: progress.enrolled.includes(courseId),
    completedAt: completedAt ? new Date(completedAt) : null,
    next: nextStep(modules, progress.places),
    waitsFor: { assessment: facts.assessment !== undefined, fieldTask: facts.fieldTask !== undefined },
  };
}
