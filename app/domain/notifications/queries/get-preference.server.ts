import { and, count, eq, isNull } from "drizzle-orm";
import { messagePreference, outboxMessage, person } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { usualPreference } from "../quiet-hours.ts";

export interface Preference {
  readonly mail: boolean;
  /** Minutes after midnight. */
  readonly quietFrom: number;
  readonly quietTo: number;
  readonly unread: number;
}

/** How the person wants to be told, and how much waits for her. One statement. */
export async function getPreference(ctx: PersonCtx): Promise<Preference> {
  const { personId } = ctx.actor;
  const [row] = await ctx.db
    .select({ chosen: messagePreference, unread: count(outboxMessage.id) })
    .from(person)
    .leftJoin(messagePreference, eq(messagePreference.personId, person.id))
    .leftJoin(outboxMessage, and(eq(outboxMessage.personId, person.id), isNull(outboxMessage.readAt)))
    .where(eq(person.id, personId))
    .groupBy(person.id, messagePreference.personId);
  const { mail, quiet } = usualPreference;
  return {
    mail: row?.chosen?.mail ?? mail,
    quietFrom: row?.chosen?.quietFrom ?? quiet.from,
    quietTo: row?.chosen?.quietTo ?? quiet.to,
    unread: row?.unread ?? 0,
  };
}
