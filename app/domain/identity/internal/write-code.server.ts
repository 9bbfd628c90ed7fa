import { randomBytes } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { oneTimeCode } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { codeFromBytes, codeLifeMs, groupCode } from "../one-time-code.ts";
import type { CodePurpose } from "../vocabulary.ts";

export interface IssuedCode {
  /** `XXXX-XXXX-XXXX`. Shown or mailed once; only its hash is kept. */
  readonly code: string;
  readonly expiresAt: Date;
}

/** Keyed, and tied to its person: a copy of the table gives nothing to guess against. */
export function hashCode(ctx: Ctx, personId: string, code: string): string {
  return ctx.keys.fingerprint("one-time-code", `${personId}:${code}`);
}

/** Writes a new code in the caller's transaction. Earlier open codes of the person become void. */
export async function writeCode(tx: Ctx, personId: string, purpose: CodePurpose): Promise<IssuedCode> {
  const now = tx.clock.now();
  await tx.db
    .update(oneTimeCode)
    .set({ voidedAt: now })
    .where(and(eq(oneTimeCode.personId, personId), isNull(oneTimeCode.usedAt), isNull(oneTimeCode.voidedAt)));
  const code = codeFromBytes(randomBytes(12));
  const expiresAt = new Date(now.getTime() + codeLifeMs[purpose]);
  const [row] = await tx.db
    .insert(oneTimeCode)
    .values({
      personId,
      purpose,
      codeHash: hashCode(tx, personId, code),
      issuedById: tx.actor.kind === "person" ? tx.actor.personId : null,
      createdAt: now,
      expiresAt,
    })
    .returning({ id: oneTimeCode.id });
  await recordAudit(tx, {
    action: "identity.issue-one-time-code",
    targetType: "person",
    targetId: personId,
    detail: { purpose, codeId: row?.id ?? null },
  });
  return { code: groupCode(code), expiresAt };
}
