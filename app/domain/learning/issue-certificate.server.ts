import { and, eq } from "drizzle-orm";
import { certificate } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { certificateFacts, type Completed } from "./internal/certificate-facts.server.ts";
import { writeCertificate } from "./internal/write-certificate.server.ts";

/**
 * Issues the certificate of a course in the transaction that completes it: both are there, or neither. The caller
 * holds the learner's lock; for the same completion there is one certificate, however often it is called.
 * @returns the certificate's id
 */
export async function issueCertificate(tx: Ctx, completed: Completed): Promise<string> {
  const { personId, courseId, completionId } = completed;
  const [issued] = await tx.db
    .select({ id: certificate.id })
    .from(certificate)
    .where(and(eq(certificate.personId, personId), eq(certificate.completionId, completionId)))
    .limit(1);
  if (issued) return issued.id;
  const id = uuidv7(tx.clock.now().getTime());
  const { holder, facts } = await certificateFacts(tx, completed);
  await writeCertificate(tx, { id, personId, completionId, holder, facts });
  await recordAudit(tx, {
    action: "learning.issue-certificate",
    targetType: "certificate",
    targetId: id,
    detail: { personId, courseId, completionId },
  });
  return id;
}
