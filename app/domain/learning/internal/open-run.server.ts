import { and, eq, sql } from "drizzle-orm";
import { contentVersion, scenarioRun } from "#app/db/schema/index.ts";
import { isLessonFacts, type ScenarioFacts } from "#app/domain/curriculum/facts.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { StartScenarioAgainInput } from "../inputs.ts";
import { writtenAt } from "../write-order.ts";

export interface OpenRun {
  readonly row: typeof scenarioRun.$inferSelect;
  /** The story as it was when the run began: a lesson that changes meanwhile changes no run. */
  readonly story: ScenarioFacts;
}

/**
 * One's own run, made when it is new, locked until the transaction ends. Of two devices that begin the same run the
 * earlier moment counts. Throws `not_found`: another person's run, or no such story in that version.
 */
export async function openRun(
  tx: PersonCtx,
  { writeId, runId, lessonId, scenarioId, versionId }: StartScenarioAgainInput,
): Promise<OpenRun> {
  const { personId } = tx.actor;
  const at = writtenAt(writeId, tx.clock.now());
  await requireStory(tx, lessonId, scenarioId, versionId);
  await tx.db
    .insert(scenarioRun)
    .values({ id: runId, personId, lessonId, scenarioId, versionId, moves: [], startedAt: at, movedAt: at })
    .onConflictDoUpdate({
      target: scenarioRun.id,
      set: { startedAt: sql`excluded.started_at` },
      setWhere: sql`${scenarioRun.personId} = ${personId} and ${scenarioRun.startedAt} > excluded.started_at`,
    });
  const [row] = await tx.db
    .select()
    .from(scenarioRun)
    .where(
      and(
        eq(scenarioRun.id, runId),
        eq(scenarioRun.personId, personId),
        eq(scenarioRun.lessonId, lessonId),
        eq(scenarioRun.scenarioId, scenarioId),
      ),
    )
    .limit(1)
    .for("update");
  if (!row) throw new DomainError("not_found");
  return { row, story: await requireStory(tx, lessonId, scenarioId, row.versionId) };
}

async function requireStory(
  tx: PersonCtx,
  lessonId: string,
  scenarioId: string,
  versionId: string,
): Promise<ScenarioFacts> {
  const [version] = await tx.db
    .select({ facts: contentVersion.facts })
    .from(contentVersion)
    .where(and(eq(contentVersion.id, versionId), eq(contentVersion.itemId, lessonId)))
    .limit(1);
  const story =
    version && isLessonFacts(version.facts)
      ? version.facts.scenarios.find(({ id }) => id === scenarioId)
      : undefined;
  if (!story) throw new DomainError("not_found");
  return story;
}
