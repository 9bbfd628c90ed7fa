import { randomBytes } from "node:crypto";
import { certificate, certificateName } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { toBase32 } from "#app/lib/base32.ts";
import { signedText, type CertificateFacts, type CertificateHolder } from "../certificate.ts";
import { certificateNameSeal } from "./certificate-name-seal.ts";
import { nameCommitment } from "./name-commitment.server.ts";

export interface NewCertificate {
  readonly id: string;
  readonly personId: string;
  readonly completionId: string;
  readonly holder: Omit<CertificateHolder, "salt">;
  readonly facts: Omit<CertificateFacts, "number" | "nameCommitment">;
}

/** Numbers it, signs it, and stores the name apart, sealed with a key of its own. */
export async function writeCertificate(tx: Ctx, made: NewCertificate): Promise<void> {
  const { id, personId, completionId } = made;
  const holder: CertificateHolder = { ...made.holder, salt: randomBytes(16).toString("hex") };
  const number = certificateNumber(made.facts.issuedOn);
  const facts: CertificateFacts = { ...made.facts, number, nameCommitment: nameCommitment(holder) };
  const code = toBase32(randomBytes(16));
  await tx.db.insert(certificate).values({
    id,
    personId,
    courseId: facts.courseId,
    completionId,
    number,
    code,
    facts,
    issuedAt: tx.clock.now(),
    expiresOn: facts.expiresOn,
    signature: tx.keys.sign(signedText(code, facts)),
  });
  await tx.db.insert(certificateName).values({
    certificateId: id,
    ...tx.keys.sealWithOwnKey("certificate", JSON.stringify(holder), certificateNameSeal(id)),
  });
}

/** `H26-4F7KQ-0ZTX2`: 50 random bits, because a running number would tell how many there are. */
function certificateNumber(issuedOn: string): string {
  const letters = toBase32(randomBytes(7)).slice(0, 10).toUpperCase();
  return `H${issuedOn.slice(2, 4)}-${letters.slice(0, 5)}-${letters.slice(5)}`;
}
