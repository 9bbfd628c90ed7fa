import { asc, eq, gt, sql } from "drizzle-orm";
import { auditEvent, auditSeal, auditSealMember } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { eventText, sealText } from "./event-digest.ts";

export type AuditFault =
  | { readonly kind: "event-edited" | "event-deleted"; readonly eventId: string; readonly seq: number }
  | { readonly kind: "seal-edited" | "seal-missing"; readonly seq: number }
  /** The seal that was printed is not here, or is another one: the end was cut off or rewritten. */
  | { readonly kind: "head-differs"; readonly seq: number };

export interface AuditCheck {
  readonly seals: number;
  readonly events: number;
  /** Written since the last seal: nobody can tell yet whether they were changed. */
  readonly unsealed: number;
  /** `audit:SEQ:HASH`, to be kept outside the database; null before the first seal. */
  readonly head: string | null;
  /** The first broken row. */
  readonly fault: AuditFault | null;
  /** False without a head to compare with: then a cut end cannot be seen. */
  readonly endChecked: boolean;
}

/**
 * Recomputes all seals over the trail, from the first.
 * @param printedHead what an earlier check printed as `head`
 */
export async function verifyAudit(ctx: Ctx, printedHead: string | null = null): Promise<AuditCheck> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  let seals = 0;
  let events = 0;
  let prevHash: Buffer = Buffer.alloc(0);
  let fault: AuditFault | null = null;
  const wanted = printedHead === null ? null : readHead(printedHead);
  let headSeen = false;
  for (;;) {
    const [seal] = await ctx.db
      .select()
      .from(auditSeal)
      .where(gt(auditSeal.seq, seals))
      .orderBy(asc(auditSeal.seq))
      .limit(1);
    if (!seal) break;
    fault =
      seal.seq === seals + 1 ? await faultIn(ctx, seal, prevHash) : { kind: "seal-missing", seq: seals + 1 };
    if (fault) break;
    seals = seal.seq;
    events += seal.events;
    prevHash = seal.hash;
    if (wanted?.seq === seal.seq) headSeen = seal.hash.toString("hex") === wanted.hash;
  }
  if (!fault && wanted && !headSeen) fault = { kind: "head-differs", seq: wanted.seq };
  return {
    seals,
    events,
    unsealed: await countUnsealed(ctx),
    head: seals === 0 ? null : `audit:${seals}:${prevHash.toString("hex")}`,
    fault,
    endChecked: wanted !== null,
  };
}

async function faultIn(
  ctx: Ctx,
  seal: typeof auditSeal.$inferSelect,
  prevHash: Buffer,
): Promise<AuditFault | null> {
  const rows = await ctx.db
    .select({ eventId: auditSealMember.eventId, hash: auditSealMember.hash, event: auditEvent })
    .from(auditSealMember)
    .leftJoin(auditEvent, eq(auditEvent.id, auditSealMember.eventId))
    .where(eq(auditSealMember.sealSeq, seal.seq))
    .orderBy(asc(auditSealMember.eventId));
  const { seq } = seal;
  for (const { eventId, hash, event } of rows) {
    if (!event) return { kind: "event-deleted", eventId, seq };
    if (!ctx.keys.macMatches("chain", eventText(event), hash)) return { kind: "event-edited", eventId, seq };
  }
  const text = sealText({ seq, at: seal.at, prevHash, members: rows });
  const whole =
    rows.length === seal.events &&
    prevHash.equals(seal.prevHash) &&
    ctx.keys.macMatches("chain", text, seal.hash);
  return whole ? null : { kind: "seal-edited", seq };
}

function readHead(printed: string): { seq: number; hash: string } {
  const [, seq, hash] = /^audit:(\d{1,15}):([0-9a-f]{80})$/.exec(printed.trim()) ?? [];
  if (!seq || !hash) throw new DomainError("invalid");
  return { seq: Number(seq), hash };
}

async function countUnsealed(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db
    .select({ count: sql<number>`count(*)::int` })
    .from(auditEvent)
    .where(
      sql`not exists (select from ${auditSealMember} where ${auditSealMember.eventId} = ${auditEvent.id})`,
    );
  return row?.count ?? 0;
}
