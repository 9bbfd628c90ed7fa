import { notInArray, sql } from "drizzle-orm";
import { competency, glossaryTerm } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { requireImporter } from "./internal/require-importer.ts";

export interface TermEntry {
  readonly id: string;
  readonly labels: Record<Locale, string>;
  readonly definitions: Record<Locale, string>;
  readonly synonyms: Partial<Record<Locale, string[]>>;
  readonly verified: Record<Locale, boolean>;
}

export interface CompetencyEntry {
  readonly id: string;
  readonly frameId: string;
  readonly position: number;
  readonly titles: Record<Locale, string>;
}

/** Brings glossary and competencies to these lists. What is no longer listed is retired, never deleted. */
export async function replaceLibrary(
  tx: Ctx,
  terms: readonly TermEntry[],
  competencies: readonly CompetencyEntry[],
): Promise<void> {
  requireImporter(tx);
  const now = tx.clock.now();
  if (terms.length > 0)
    await tx.db
      .insert(glossaryTerm)
      .values([...terms])
      .onConflictDoUpdate({
        target: glossaryTerm.id,
        set: {
          labels: sql`excluded.labels`,
          definitions: sql`excluded.definitions`,
          synonyms: sql`excluded.synonyms`,
          verified: sql`excluded.verified`,
          retiredAt: null,
        },
      });
  if (competencies.length > 0)
    await tx.db
      .insert(competency)
      .values([...competencies])
      .onConflictDoUpdate({
        target: competency.id,
        set: {
          frameId: sql`excluded.frame_id`,
          position: sql`excluded.position`,
          titles: sql`excluded.titles`,
          retiredAt: null,
        },
      });
  const termIds = terms.map(({ id }) => id);
  const competencyIds = competencies.map(({ id }) => id);
  await tx.db
    .update(glossaryTerm)
    .set({ retiredAt: sql`coalesce(${glossaryTerm.retiredAt}, ${now.toISOString()}::timestamptz)` })
    .where(termIds.length > 0 ? notInArray(glossaryTerm.id, termIds) : undefined);
  await tx.db
    .update(competency)
    .set({ retiredAt: sql`coalesce(${competency.retiredAt}, ${now.toISOString()}::timestamptz)` })
    .where(competencyIds.length > 0 ? notInArray(competency.id, competencyIds) : undefined);
}
