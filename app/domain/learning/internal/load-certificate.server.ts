import { eq, sql } from "drizzle-orm";
import { certificate } from "#app/db/schema/index.ts";
import { findPersonInReach } from "#app/domain/identity/queries/find-person-in-reach.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { mayKeepCertificates } from "../policy.ts";
import { selectCertificates, type CertificateRow } from "./select-certificates.server.ts";

/** Decisions about one certificate come one after the other. Its row never changes, so the id is what is locked. */
export async function lockCertificate(tx: Ctx, certificateId: string): Promise<void> {
  await tx.db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`certificate:${certificateId}`}, 0))`,
  );
}

/**
 * A certificate of somebody in one's areas, locked. @throws DomainError not_found, forbidden for one's own and for
 * those who may look people up and no more
 */
export async function loadCertificateFor(tx: Ctx, certificateId: string): Promise<CertificateRow> {
  await lockCertificate(tx, certificateId);
  const [row] = await selectCertificates(tx, eq(certificate.id, certificateId));
  const holder = row ? await findPersonInReach(tx, row.certificate.personId) : null;
  if (!row || !holder) throw new DomainError("not_found");
  if (!mayKeepCertificates(tx.actor, holder)) throw new DomainError("forbidden");
  return row;
}
