import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { CourseOutline } from "../item-view.ts";
import { listCourseOutlines } from "./list-course-outlines.server.ts";

/** A course, its modules and lessons that are not retired, in order; one statement. Throws `not_found`. */
export async function getCourseOutline(ctx: Ctx, courseId: string, locale: Locale): Promise<CourseOutline> {
  const [outline] = await listCourseOutlines(ctx, [courseId], locale);
  if (!outline) throw new DomainError("not_found");
  return outline;
}
