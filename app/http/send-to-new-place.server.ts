import { redirect } from "@remix-run/node";
import { findCourseOf } from "#app/domain/curriculum/queries/find-course-of.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";

/** A lesson or module that was moved into another course: old addresses lead to where it stands now. */
export async function sendToNewPlace(
  ctx: Ctx,
  {
    courseId,
    itemId,
    error,
    addressOf,
  }: {
    courseId: string;
    itemId: string;
    error: unknown;
    addressOf: (course: string, item: string) => string;
  },
): Promise<void> {
  if (!(error instanceof DomainError) || error.code !== "not_found") return;
  const now = await findCourseOf(ctx, itemId);
  if (now !== null && now !== courseId) throw redirect(addressOf(now, itemId), 302);
}
