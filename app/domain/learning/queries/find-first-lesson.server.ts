import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { getCoursePage } from "./get-course-page.server.ts";
import { getHome } from "./get-home.server.ts";

/** Where somebody who has begun nothing starts to read; null for all others and while nothing is open. */
export async function findFirstLesson(
  ctx: PersonCtx,
  locale: Locale,
): Promise<{ courseId: string; lessonId: string } | null> {
  const { now } = await getHome(ctx, locale);
  if (now.kind !== "start") return null;
  const { courseId } = now.course;
  const { next } = await getCoursePage(ctx, courseId, locale);
  return next.kind === "next" ? { courseId, lessonId: next.lesson.id } : null;
}
