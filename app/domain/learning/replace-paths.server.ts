import { notInArray, sql } from "drizzle-orm";
import { learningPath } from "#app/db/schema/index.ts";
import type { Audience } from "#app/domain/curriculum/vocabulary.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { PathStep } from "./path.ts";

export interface PathEntry {
  readonly id: string;
  readonly titles: Record<Locale, string>;
  readonly summaries: Record<Locale, string>;
  readonly audience: Audience[];
  readonly fieldTasks: boolean;
  readonly steps: readonly PathStep[];
}

/**
 * Brings the paths to this list, in its order. What is no longer listed is retired, never deleted: who has it
 * assigned keeps what she did. Call inside the import's transaction. @throws DomainError forbidden
 */
export async function replacePaths(tx: Ctx, paths: readonly PathEntry[]): Promise<void> {
  if (tx.actor.kind !== "system") throw new DomainError("forbidden");
  if (paths.length > 0)
    await tx.db
      .insert(learningPath)
      .values(paths.map((path, position) => ({ ...path, steps: [...path.steps], position })))
      .onConflictDoUpdate({
        target: learningPath.id,
        set: {
          position: sql`excluded.position`,
          titles: sql`excluded.titles`,
          summaries: sql`excluded.summaries`,
          audience: sql`excluded.audience`,
          fieldTasks: sql`excluded.field_tasks`,
          steps: sql`excluded.steps`,
          retiredAt: null,
        },
      });
  const ids = paths.map(({ id }) => id);
  await tx.db
    .update(learningPath)
    .set({
      retiredAt: sql`coalesce(${learningPath.retiredAt}, ${tx.clock.now().toISOString()}::timestamptz)`,
    })
    .where(ids.length > 0 ? notInArray(learningPath.id, ids) : undefined);
}
