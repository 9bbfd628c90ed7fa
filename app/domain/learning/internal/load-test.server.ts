import { and, eq, inArray } from "drizzle-orm";
import { contentItem, contentVersion } from "#app/db/schema/index.ts";
import type { TestFacts } from "#app/domain/curriculum/facts.ts";
import { testOf } from "#app/domain/curriculum/test-of.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";

export interface OpenTest {
  readonly itemId: string;
  readonly of: "module" | "course";
  /** The course itself, for an assessment. */
  readonly courseId: string;
  readonly versionId: string;
  readonly test: TestFacts;
}

/**
 * The quiz of a module or the assessment of a course, in its current version or in the one that an attempt was
 * started with. Throws `not_found`, also for an item without a test.
 */
export async function loadTest(ctx: Ctx, itemId: string, versionId?: string): Promise<OpenTest> {
  const [row] = await ctx.db
    .select({
      kind: contentItem.kind,
      parentId: contentItem.parentId,
      versionId: contentVersion.id,
      facts: contentVersion.facts,
    })
    .from(contentItem)
    .innerJoin(
      contentVersion,
      versionId === undefined
        ? eq(contentVersion.id, contentItem.currentVersionId)
        : and(eq(contentVersion.id, versionId), eq(contentVersion.itemId, contentItem.id)),
    )
    .where(and(eq(contentItem.id, itemId), inArray(contentItem.kind, ["module", "course"])))
    .limit(1);
  const test = row ? testOf(row.facts) : null;
  if (!row || row.kind === "lesson" || !test) throw new DomainError("not_found");
  return { itemId, of: row.kind, courseId: row.parentId ?? itemId, versionId: row.versionId, test };
}
