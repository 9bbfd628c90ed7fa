import { getCourseOutline } from "#app/domain/curriculum/queries/get-course-outline.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { isWithheld } from "../lesson-rule.ts";
import { getHome } from "./get-home.server.ts";

/** Where somebody who has begun nothing starts to read; null for all others and while nothing is open. */
export async function findFirstLesson(
  ctx: PersonCtx,
  locale: Locale,
): Promise<{ courseId: string; lessonId: string } | null> {
  const { now } = await getHome(ctx, locale);
  if (now.kind !== "start") return null;
  const { courseId } = now.course;
  const { modules } = await getCourseOutline(ctx, courseId, locale);
  const lesson = modules
    .flatMap(({ lessons }) => lessons)
    .find(({ lawCheck }) => !isWithheld({ lawPending: lawCheck === "pending" }, ctx.demo));
  return lesson ? { courseId, lessonId: lesson.id } : null;
}
