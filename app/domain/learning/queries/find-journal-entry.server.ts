import { and, desc, eq } from "drizzle-orm";
import { journalEntry, person, sharedReflection } from "#app/db/schema/index.ts";
import { displayName } from "#app/domain/identity/person-names.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { currentSupervisor } from "../internal/current-supervisor.server.ts";
import { journalSeal } from "../journal.ts";
import { readWriting, type Writing } from "../writing.ts";
import type { Journal, JournalItem } from "./list-journal.server.ts";

interface JournalEntry {
  readonly writing: Writing;
  readonly at: Date;
  readonly shares: JournalItem["shares"];
  readonly supervisor: Journal["supervisor"];
}

/** One entry of one's own journal, or null. */
export async function findJournalEntry(
  ctx: PersonCtx,
  entryId: string,
  locale: Locale,
): Promise<JournalEntry | null> {
  const { personId } = ctx.actor;
  const [entry] = await ctx.db
    .select()
    .from(journalEntry)
    .where(and(eq(journalEntry.id, entryId), eq(journalEntry.personId, personId)));
  if (!entry) return null;
  const shares = await ctx.db
    .select({ at: sharedReflection.sharedAt, person })
    .from(sharedReflection)
    .innerJoin(person, eq(person.id, sharedReflection.supervisorId))
    .where(
      and(
        eq(sharedReflection.personId, personId),
        eq(sharedReflection.source, "journal"),
        eq(sharedReflection.sourceId, entryId),
      ),
    )
    .orderBy(desc(sharedReflection.sharedAt))
    .limit(20);
  const supervisor = await currentSupervisor(ctx);
  return {
    writing: readWriting(ctx.keys.open("reflection", entry.sealed, journalSeal(personId, entryId))),
    at: entry.createdAt,
    shares: shares.map(({ at, person: who }) => ({ at, name: displayName(who, locale) })),
    supervisor: supervisor && { id: supervisor.id, name: displayName(supervisor, locale) },
  };
}
