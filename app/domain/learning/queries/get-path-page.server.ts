import { and, eq, isNull, sql } from "drizzle-orm";
import { learningPath } from "#app/db/schema/index.ts";
import type { Audience } from "#app/domain/curriculum/vocabulary.ts";
import { listCourses } from "#app/domain/curriculum/queries/list-courses.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { lockOn } from "../access.ts";
import { doneFrom } from "../internal/done-from.ts";
import { readProgress } from "../internal/read-progress.server.ts";
import { isStepDone, type PathView } from "../path.ts";

export interface PathStepView {
  readonly courseId: string;
  readonly title: string;
  readonly summary: string;
  readonly textLocale: Locale;
  readonly announced: boolean;
  readonly locked: boolean;
  readonly minutes: number;
  readonly lessonCount: number;
  readonly lessonsDone: number;
  /** Where the path takes only some of the course; null for all of it. */
  readonly modules: readonly { readonly id: string; readonly title: string; readonly done: boolean }[] | null;
  readonly done: boolean;
}

export interface PathPage {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly audience: readonly Audience[];
  readonly fieldTasks: boolean;
  /** `own`: she took it by herself and may leave it; `others`: it was given to her. */
  readonly taken: "own" | "others" | null;
  readonly dueOn: string | null;
  /** `2026-11-22` */
  readonly today: string;
  readonly steps: readonly PathStepView[];
  readonly others: readonly Pick<PathView, "id" | "titles">[];
}

/** A path with one person's way along it, in three statements. Throws `not_found`. */
export async function getPathPage(ctx: PersonCtx, pathId: string, locale: Locale): Promise<PathPage> {
  const [path, courses, progress] = await Promise.all([
    findPath(ctx, pathId, locale),
    listCourses(ctx, locale),
    readProgress(ctx),
  ]);
  if (!path) throw new DomainError("not_found");
  const done = doneFrom(progress);
  const own = progress.assigned.filter((one) => one.pathId === pathId);
  const [dueOn] = own.flatMap((one) => one.dueOn ?? []).toSorted();
  const steps = path.steps.flatMap((step): PathStepView[] => {
    // A course that was retired since the path was written is no step any more.
    const course = courses.find(({ courseId }) => courseId === step.courseId);
    if (!course) return [];
    const { courseId, title, summary, textLocale, availability, minutes, lessonCount } = course;
    const modules = step.moduleIds?.map((id) => ({
      id,
      title: path.moduleTitles[id] ?? id,
      done: done.completed.has(id),
    }));
    return [
      {
        courseId,
        title,
        summary,
        textLocale,
        minutes,
        lessonCount,
        announced: availability === "announced" || lessonCount === 0,
        locked: lockOn(done.access, [courseId]) !== null,
        lessonsDone: progress.doneByCourse[courseId] ?? 0,
        modules: modules ?? null,
        done: isStepDone(step, done.completed),
      },
    ];
  });
  return {
    id: pathId,
    title: path.titles[locale],
    summary: path.summaries[locale],
    audience: path.audience,
    fieldTasks: path.fieldTasks,
    taken: own.some((one) => !one.ownChoice) ? "others" : own.length > 0 ? "own" : null,
    dueOn: steps.every((step) => step.done || step.announced) ? null : (dueOn ?? null),
    today: done.access.today,
    steps,
    others: progress.paths.filter(({ id }) => id !== pathId).map(({ id, titles }) => ({ id, titles })),
  };
}

async function findPath(ctx: PersonCtx, pathId: string, locale: Locale) {
  const [row] = await ctx.db
    .select({
      titles: learningPath.titles,
      summaries: learningPath.summaries,
      audience: learningPath.audience,
      fieldTasks: learningPath.fieldTasks,
      steps: learningPath.steps,
      moduleTitles: sql<Readonly<Record<string, string>>>`(
        select coalesce(jsonb_object_agg(i.id, (
          select t.title from content_text t where t.version_id = i.current_version_id
          order by (t.locale = ${locale}) desc, (t.translation = 'source') desc limit 1)), '{}')
        from jsonb_path_query(${learningPath.steps}, '$[*].moduleIds[*]') m(id)
          join content_item i on i.id = m.id #>> '{}')`,
    })
    .from(learningPath)
    .where(and(eq(learningPath.id, pathId), isNull(learningPath.retiredAt)))
    .limit(1);
  return row ?? null;
}
