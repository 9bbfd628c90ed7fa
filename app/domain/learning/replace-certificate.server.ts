import { eq } from "drizzle-orm";
import { certificateEvent, completion } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { enqueueMessage } from "#app/domain/notifications/enqueue-message.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { replaceInput, type ReplaceInput } from "./certificate-inputs.ts";
import { certificateEventMoment } from "./internal/certificate-event-moment.ts";
import { certificateFacts } from "./internal/certificate-facts.server.ts";
import { loadCertificateFor } from "./internal/load-certificate.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { writeCertificate } from "./internal/write-certificate.server.ts";

/**
 * Issues a new certificate of the same completion, with the name and words of today, in place of one that was
 * wrong, or was revoked in error and stays revoked. The new one is shown to others only when its holder agrees anew. The same `newId` again changes nothing.
 * @throws DomainError not_found, forbidden, already_done when it was replaced before
 */
export async function replaceCertificate(ctx: PersonCtx, input: ReplaceInput): Promise<void> {
  const { certificateId, newId } = parseInput(replaceInput, input);
  await withTransaction(ctx, async (tx) => {
    const row = await loadCertificateFor(tx, certificateId);
    if (row.events.some(({ replacedById }) => replacedById === newId)) return;
    if (row.events.some(({ kind }) => kind === "replaced")) throw new DomainError("already_done");
    const { personId, courseId, completionId } = row.certificate;
    const [done] = await tx.db
      .select({ versionId: completion.versionId })
      .from(completion)
      .where(eq(completion.id, completionId));
    if (!done) throw new Error("a certificate without its completion");
    const completed = { personId, courseId, completionId, versionId: done.versionId };
    const { holder, facts } = await certificateFacts(tx, completed);
    // The time that was studied is what it was: lessons may have moved or been added since.
    const { minutes } = row.certificate.facts;
    await writeCertificate(tx, { id: newId, personId, completionId, holder, facts: { ...facts, minutes } });
    const at = certificateEventMoment(tx.clock.now(), row.events);
    await tx.db.insert(certificateEvent).values({
      id: uuidv7(at.getTime()),
      certificateId,
      kind: "replaced",
      replacedById: newId,
      byId: tx.actor.personId,
      at,
    });
    await recordAudit(tx, {
      action: "learning.replace-certificate",
      targetType: "certificate",
      targetId: certificateId,
      detail: { newId, personId },
    });
    const message = "learning.certificate-replaced";
    await enqueueMessage(tx, {
      personId,
      kind: message,
      payload: { certificateId: newId },
      dedupeKey: `${message}:${newId}`,
    });
  });
}
