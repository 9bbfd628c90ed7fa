import { inArray } from "drizzle-orm";
import { glossaryTerm } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";

export interface TermNote {
  readonly id: string;
  readonly label: string;
  readonly definition: string;
}

/** The terms with these ids in one language, in the order of the ids; unknown ids are left out. */
export async function listTerms(ctx: Ctx, ids: readonly string[], locale: Locale): Promise<TermNote[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select({
      id: glossaryTerm.id,
      labels: glossaryTerm.labels,
      definitions: glossaryTerm.definitions,
    })
    .from(glossaryTerm)
    .where(inArray(glossaryTerm.id, [...ids]))
    .limit(200);
  return ids.flatMap((id) => {
    const row = rows.find((one) => one.id === id);
    return row ? [{ id, label: row.labels[locale], definition: row.definitions[locale] }] : [];
  });
}
