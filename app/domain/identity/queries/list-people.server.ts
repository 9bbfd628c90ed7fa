import { and, arrayContains, arrayOverlaps, asc, eq, isNull, like, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { area, person, supervisionRelationship } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { Role } from "#app/domain/kernel/role.ts";
import { foldName } from "#app/lib/fold-name.ts";
import { displayName, fullName } from "../person-names.ts";
import { peopleScope } from "../policy.ts";

export interface ListedPerson {
  readonly id: string;
  readonly fullName: string;
  readonly area: string;
  /** Held now, each once. */
  readonly roles: readonly Role[];
  readonly supervisor: string | null;
  /** False until an invitation was used. */
  readonly opened: boolean;
}

export interface PeopleWish {
  readonly locale: Locale;
  /** Beginnings of names in either script; empty for all. */
  readonly text?: string;
  /** This area and all below it. */
  readonly areaId?: string;
  readonly role?: Role;
  /** Id of the last person of the page before. */
  readonly after?: string;
  readonly limit?: number;
}

const spaced = sql`(' ' || ${person.searchKey})`;

/** One page of the people in one's areas, by surname. `more` is the `after` of the next page, or null. */
export async function listPeople(
  ctx: PersonCtx,
  wish: PeopleWish,
): Promise<{ people: readonly ListedPerson[]; more: string | null }> {
  const scope = peopleScope(ctx.actor) ?? [];
  if (scope.length === 0) return { people: [], more: null };
  const limit = Math.min(wish.limit ?? 25, 100);
  const now = sql`${ctx.clock.now().toISOString()}::timestamptz`;
  const active = sql`g.person_id = ${person.id} and g.starts_at <= ${now} and (g.ends_at is null or g.ends_at > ${now})`;
  const words = foldName(wish.text ?? "")
    .split(" ")
    .filter(Boolean)
    .slice(0, 5);
  const supervisor = alias(person, "supervisor");
  const rows = await ctx.db
    .select({
      person,
      names: area.names,
      supervisor,
      roles: sql<Role[]>`array(select distinct g.role::text from role_grant g where ${active})`,
    })
    .from(person)
    .innerJoin(area, eq(area.id, person.homeAreaId))
    .leftJoin(
      supervisionRelationship,
      and(eq(supervisionRelationship.workerId, person.id), isNull(supervisionRelationship.endsAt)),
    )
    .leftJoin(supervisor, eq(supervisor.id, supervisionRelationship.supervisorId))
    .where(
      and(
        isNull(person.closedAt),
        arrayOverlaps(area.path, [...scope]),
        wish.areaId === undefined ? undefined : arrayContains(area.path, [wish.areaId]),
        // A last y goes, because the key has none before e: `чары` finds `Чарыева`.
        ...words.map((word) => like(spaced, `% ${word.replace(/(?<=..)y$/, "")}%`)),
        wish.role === undefined
          ? undefined
          : sql`exists (select 1 from role_grant g where ${active} and g.role = ${wish.role})`,
        wish.after === undefined
          ? undefined
          : sql`(${person.searchKey}, ${person.id}) >
              (select b.search_key, b.id from person b where b.id = ${wish.after}::uuid)`,
      ),
    )
    .orderBy(asc(person.searchKey), asc(person.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  return {
    people: page.map((row) => ({
      id: row.person.id,
      fullName: fullName(row.person, wish.locale),
      area: row.names[wish.locale],
      roles: row.roles,
      supervisor: row.supervisor && displayName(row.supervisor, wish.locale),
      opened: row.person.passwordHash !== null,
    })),
    more: rows.length > limit ? (page.at(-1)?.person.id ?? null) : null,
  };
}
