import { and, arrayOverlaps, asc, eq, gt, isNull, like, sql } from "drizzle-orm";
import { area, person } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { foldName } from "#app/lib/fold-name.ts";
import { fullName } from "../person-names.ts";
import { peopleScope } from "../policy.ts";

const spaced = sql`(' ' || ${person.searchKey})`;

export interface FoundPerson {
  readonly id: string;
  readonly fullName: string;
  readonly area: string;
}

/**
 * People in the actor's areas whose names begin with the words typed, in either script, with or without accents.
 * At most `limit`, by id; `after` is the last id of the page before.
 */
export async function findPeopleByName(
  ctx: Ctx,
  wish: { text: string; locale: Locale; limit?: number; after?: string },
): Promise<FoundPerson[]> {
  const scope = peopleScope(ctx.actor);
  const words = foldName(wish.text).split(" ").filter(Boolean).slice(0, 5);
  if (scope?.length === 0 || words.length === 0) return [];
  const rows = await ctx.db
    .select({ person, names: area.names })
    .from(person)
    .innerJoin(area, eq(area.id, person.homeAreaId))
    .where(
      and(
        isNull(person.closedAt),
        // The leading space makes a word match at its beginning; folded words hold no wildcard.
        // A last y goes, because the key has none before e: `чары` finds `Чарыева`.
        ...words.map((word) => like(spaced, `% ${word.replace(/(?<=..)y$/, "")}%`)),
        scope === null ? undefined : arrayOverlaps(area.path, [...scope]),
        wish.after === undefined ? undefined : gt(person.id, wish.after),
      ),
    )
    .orderBy(asc(person.id))
    .limit(Math.min(wish.limit ?? 20, 100));
  return rows.map((row) => ({
    id: row.person.id,
    fullName: fullName(row.person, wish.locale),
    area: row.names[wish.locale],
  }));
}
