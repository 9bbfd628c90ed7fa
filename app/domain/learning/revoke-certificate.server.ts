import { certificateEvent } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { enqueueMessage } from "#app/domain/notifications/enqueue-message.server.ts";
import { certificateState } from "./certificate.ts";
import { revokeInput, type RevokeInput } from "./certificate-inputs.ts";
import { certificateEventMoment } from "./internal/certificate-event-moment.ts";
import { loadCertificateFor } from "./internal/load-certificate.server.ts";
import { parseInput } from "./internal/parse-input.ts";

/**
 * A certificate that should not have been given no longer holds; the completion behind it stays as it is. For ever:
 * a mistake is mended by a new certificate. The holder is told. The same event again changes nothing.
 * @throws DomainError not_found, forbidden, already_done when it was revoked or replaced before
 */
export async function revokeCertificate(ctx: PersonCtx, input: RevokeInput): Promise<void> {
  const { certificateId, eventId, reason } = parseInput(revokeInput, input);
  await withTransaction(ctx, async (tx) => {
    const row = await loadCertificateFor(tx, certificateId);
    if (row.events.some(({ id }) => id === eventId)) return;
    const { kind } = certificateState(row.events, null, "");
    if (kind !== "valid") throw new DomainError("already_done");
    await tx.db.insert(certificateEvent).values({
      id: eventId,
      certificateId,
      kind: "revoked",
      reason,
      byId: tx.actor.personId,
      at: certificateEventMoment(tx.clock.now(), row.events),
    });
    await recordAudit(tx, {
      action: "learning.revoke-certificate",
      targetType: "certificate",
      targetId: certificateId,
      detail: { reason, personId: row.certificate.personId },
    });
    const message = "learning.certificate-revoked";
    await enqueueMessage(tx, {
      personId: row.certificate.personId,
      kind: message,
      payload: { certificateId },
      dedupeKey: `${message}:${certificateId}`,
    });
  });
}
