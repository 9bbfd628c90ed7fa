import { and, asc, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { auditEvent, auditSeal, auditSealMember } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { eventText, sealText } from "./event-digest.ts";

/** Parameters of one statement are limited; the rest waits for the next seal. */
const perSeal = 5_000;
/** A transaction that ends later than this after its event is found by the check, not by the seal. */
const lateMs = 7 * 24 * 3_600_000;
const sealLock = 7_203_005;

/**
 * Seals the events that no seal covers yet: each with a keyed hash, all under one that continues the chain.
 * @returns how many were sealed; call again while it is not 0
 */
export function sealEvents(ctx: Ctx): Promise<number> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  return withTransaction(ctx, async (tx) => {
    await tx.db.execute(sql`select pg_advisory_xact_lock(${sealLock})`);
    const [last] = await tx.db.select().from(auditSeal).orderBy(desc(auditSeal.seq)).limit(1);
    const since = last ? new Date(last.at.getTime() - lateMs) : new Date(0);
    const rows = await tx.db
      .select({ event: auditEvent })
      .from(auditEvent)
      .leftJoin(auditSealMember, eq(auditSealMember.eventId, auditEvent.id))
      .where(and(gt(auditEvent.at, since), isNull(auditSealMember.eventId)))
      .orderBy(asc(auditEvent.at), asc(auditEvent.id))
      .limit(perSeal);
    if (rows.length === 0) return 0;
    const members = rows
      .map(({ event }) => ({ eventId: event.id, hash: tx.keys.mac("chain", eventText(event)) }))
      .toSorted((a, b) => (a.eventId < b.eventId ? -1 : 1));
    const seq = (last?.seq ?? 0) + 1;
    const at = tx.clock.now();
    const prevHash = last?.hash ?? Buffer.alloc(0);
    const hash = tx.keys.mac("chain", sealText({ seq, at, prevHash, members }));
    await tx.db.insert(auditSeal).values({ seq, at, events: members.length, prevHash, hash });
    await tx.db.insert(auditSealMember).values(members.map((member) => ({ ...member, sealSeq: seq })));
    return members.length;
  });
}
