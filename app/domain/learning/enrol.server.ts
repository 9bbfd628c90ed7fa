import { and, eq, isNull } from "drizzle-orm";
import { contentItem } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { enrolInput, type EnrolInput } from "./inputs.ts";
import { ensureEnrolled } from "./internal/ensure-enrolled.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { requireOpen } from "./internal/require-open.server.ts";

/**
 * Enrols oneself in a course; again changes nothing. `not_found` for unknown and retired
 * courses, `locked` for those behind a rule.
 */
export async function enrol(ctx: PersonCtx, input: EnrolInput): Promise<{ enrolled: boolean }> {
  const { courseId } = parseInput(enrolInput, input);
  return withTransaction(ctx, async (tx) => {
    const [course] = await tx.db
      .select({ id: contentItem.id })
      .from(contentItem)
      .where(and(eq(contentItem.id, courseId), eq(contentItem.kind, "course"), isNull(contentItem.retiredAt)))
      .limit(1);
    if (!course) throw new DomainError("not_found");
    await requireOpen(tx, courseId);
    return { enrolled: await ensureEnrolled(tx, courseId) };
  });
}
