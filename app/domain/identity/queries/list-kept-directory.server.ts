import { and, arrayOverlaps, asc, eq, isNull } from "drizzle-orm";
import { area, directoryEntry } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { areasHeld } from "../policy.ts";
import type { ContactKind } from "../vocabulary.ts";

type Words = Partial<Record<Locale, string>>;

export interface KeptEntry {
  readonly id: string;
  readonly areaId: string;
  readonly area: string;
  readonly kind: ContactKind;
  readonly names: Words;
  readonly phone: string | null;
  readonly place: Words;
  readonly procedure: Words;
  readonly checkedOn: string | null;
}

/** The contacts that one keeps as a coordinator: by area and kind, at most 500. */
export async function listKeptDirectory(ctx: PersonCtx, locale: Locale): Promise<KeptEntry[]> {
  const scope = areasHeld(ctx.actor, ["coordinator"]) ?? [];
  if (scope.length === 0) return [];
  const rows = await ctx.db
    .select({ entry: directoryEntry, names: area.names })
    .from(directoryEntry)
    .innerJoin(area, eq(area.id, directoryEntry.areaId))
    .where(and(isNull(directoryEntry.retiredAt), arrayOverlaps(area.path, [...scope])))
    .orderBy(asc(area.position), asc(area.id), asc(directoryEntry.kind), asc(directoryEntry.id))
    .limit(500);
  return rows.map(({ entry, names }) => ({
    id: entry.id,
    areaId: entry.areaId,
    area: names[locale],
    kind: entry.kind,
    names: entry.names,
    phone: entry.phone,
    place: entry.place,
    procedure: entry.procedure,
    checkedOn: entry.checkedOn,
  }));
}
