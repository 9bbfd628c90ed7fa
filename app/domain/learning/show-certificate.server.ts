import { and, eq } from "drizzle-orm";
import { certificate, certificateEvent } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { isConsented } from "./certificate.ts";
import { consentInput, type ConsentInput } from "./certificate-inputs.ts";
import { certificateEventMoment } from "./internal/certificate-event-moment.ts";
import { lockCertificate } from "./internal/load-certificate.server.ts";
import { selectCertificates } from "./internal/select-certificates.server.ts";
import { parseInput } from "./internal/parse-input.ts";

/** The holder lets others see her certificate under its code, or no longer. @throws DomainError not_found */
export async function showCertificate(ctx: PersonCtx, input: ConsentInput): Promise<void> {
  const { certificateId, shown } = parseInput(consentInput, input);
  await withTransaction(ctx, async (tx) => {
    await lockCertificate(tx, certificateId);
    const own = eq(certificate.personId, tx.actor.personId);
    const [row] = await selectCertificates(tx, and(eq(certificate.id, certificateId), own));
    if (!row) throw new DomainError("not_found");
    if (isConsented(row.events) === shown) return;
    const at = certificateEventMoment(tx.clock.now(), row.events);
    await tx.db.insert(certificateEvent).values({
      id: uuidv7(at.getTime()),
      certificateId,
      kind: shown ? "consent-given" : "consent-withdrawn",
      byId: tx.actor.personId,
      at,
    });
    await recordAudit(tx, {
      action: "learning.show-certificate",
      targetType: "certificate",
      targetId: certificateId,
      detail: { shown },
    });
  });
}
