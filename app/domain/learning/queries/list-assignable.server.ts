import { listCourses } from "#app/domain/curriculum/queries/list-courses.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { Assignable } from "../assignable.ts";
import { listPaths } from "./list-paths.server.ts";

/** What can be assigned: paths first, then courses, in their order. Two statements. */
export async function listAssignable(ctx: PersonCtx, locale: Locale): Promise<Assignable[]> {
  const [paths, courses] = await Promise.all([listPaths(ctx, locale), listCourses(ctx, locale)]);
  return [
    ...paths.map(({ id, title }) => ({ value: `path:${id}`, isPath: true, title, announced: false })),
    ...courses.map(({ courseId, title, availability }) => ({
      value: `course:${courseId}`,
      isPath: false,
      title,
      announced: availability === "announced",
    })),
  ];
}
