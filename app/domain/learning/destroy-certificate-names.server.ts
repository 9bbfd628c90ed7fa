import { eq, inArray } from "drizzle-orm";
import { certificate, certificateName } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";

/**
 * Destroys the holder's name on all certificates of a person, with its key and salt. Everything else of them stays
 * and verifies. The only way: what anonymises a person calls it, no page does. Again changes nothing.
 * @throws DomainError forbidden for persons
 */
export async function destroyCertificateNames(ctx: Ctx, personId: string): Promise<void> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  await withTransaction(ctx, async (tx) => {
    const own = tx.db
      .select({ id: certificate.id })
      .from(certificate)
      .where(eq(certificate.personId, personId));
    const gone = await tx.db
      .delete(certificateName)
      .where(inArray(certificateName.certificateId, own))
      .returning({ id: certificateName.certificateId });
    if (gone.length === 0) return;
    await recordAudit(tx, {
      action: "learning.destroy-certificate-names",
      targetType: "person",
      targetId: personId,
      detail: { count: gone.length },
    });
  });
}
