import { and, eq } from "drizzle-orm";
import { contentItem, contentVersion } from "#app/db/schema/index.ts";
import { isModuleFacts, type ModuleFacts } from "#app/domain/curriculum/facts.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";

export interface OpenQuiz {
  readonly moduleId: string;
  readonly courseId: string;
  readonly versionId: string;
  readonly quiz: NonNullable<ModuleFacts["quiz"]>;
}

/**
 * The quiz of a module, in its current version or in the one that an attempt was started with. Throws `not_found`,
 * also for a module without a quiz.
 */
export async function loadQuiz(ctx: Ctx, moduleId: string, versionId?: string): Promise<OpenQuiz> {
  const [row] = await ctx.db
    .select({
      courseId: contentItem.parentId,
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
    .where(and(eq(contentItem.id, moduleId), eq(contentItem.kind, "module")))
    .limit(1);
  if (!row || row.courseId === null || !isModuleFacts(row.facts) || !row.facts.quiz)
    throw new DomainError("not_found");
  return { moduleId, courseId: row.courseId, versionId: row.versionId, quiz: row.facts.quiz };
}
