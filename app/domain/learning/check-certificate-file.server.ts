import { inflateSync } from "node:zlib";
import { z } from "zod";
import { locales } from "#app/domain/kernel/locale.ts";
import { signatureMatches, type PublicKey } from "#app/platform/public-signature.server.ts";
import {
  certificateHolder,
  signedText,
  type CertificateFacts,
  type CertificateHolder,
} from "./certificate.ts";
import { fileMark, fileText } from "./internal/file-text.server.ts";
import { nameCommitment } from "./internal/name-commitment.server.ts";

const words = z.partialRecord(z.enum(locales), z.string());
const signedData = z.object({
  halypa: z.literal("certificate"),
  code: z.string(),
  facts: z.object({
    number: z.string(),
    courseId: z.string(),
    courseTitles: words,
    version: z.number(),
    wording: z.enum(["course", "preparation"]),
    minutes: z.number(),
    outcomes: z.partialRecord(z.enum(locales), z.array(z.string())),
    issuer: z.record(z.enum(locales), z.string()),
    nameCommitment: z.string(),
    completedOn: z.string(),
    issuedOn: z.string(),
    expiresOn: z.string().nullable(),
  }) satisfies z.ZodType<CertificateFacts>,
  holder: certificateHolder,
  signature: z.string(),
});

interface SignedCertificate {
  readonly code: string;
  readonly facts: CertificateFacts;
  readonly holder: CertificateHolder;
}

/** `data-only`: what it says was issued like this, but the file around it is not as we made it. */
export type FileCheck =
  | { readonly verdict: "whole" | "data-only"; readonly certificate: SignedCertificate }
  | { readonly verdict: "changed" | "no-certificate" };

/**
 * Checks a certificate's PDF, or the data inside it, with the published keys and nothing else. Whether the
 * certificate was revoked since then no file can tell.
 */
export function checkCertificateFile(file: Buffer, keys: readonly PublicKey[]): FileCheck {
  const isPdf = file.subarray(0, 5).toString("latin1") === "%PDF-";
  const data = isPdf ? filesInside(file) : [file.toString("utf8")];
  const found = data.flatMap((text) => {
    const parsed = signedData.safeParse(parseJson(text));
    return parsed.success ? [parsed.data] : [];
  });
  const [certificate, ...others] = found;
  if (!certificate) return { verdict: "no-certificate" };
  const { code, facts, holder } = certificate;
  const signature = Buffer.from(certificate.signature, "base64");
  const holds =
    others.length === 0 &&
    signatureMatches(keys, signedText(code, facts), signature) &&
    nameCommitment(holder) === facts.nameCommitment;
  if (!holds) return { verdict: "changed" };
  const whole = !isPdf || isAsMade(file, keys);
  return { verdict: whole ? "whole" : "data-only", certificate: { code, facts, holder } };
}

function isAsMade(file: Buffer, keys: readonly PublicKey[]): boolean {
  const at = file.lastIndexOf(fileMark);
  if (at < 0) return false;
  const line = file.subarray(at + fileMark.length).toString("latin1");
  // Nothing may stand behind the signature, or it would not cover the file.
  if (!/^[A-Za-z0-9+/=]+\n$/.test(line)) return false;
  return signatureMatches(keys, fileText(file.subarray(0, at)), Buffer.from(line.trim(), "base64"));
}

const beforeStream = /\bstream\r?\n/g;
const largest = 1_000_000;

/** What lies in the streams of a PDF, as text: the embedded data is one of them. */
function filesInside(file: Buffer): string[] {
  const text = file.toString("latin1");
  return [...text.matchAll(beforeStream)].flatMap(({ index, 0: { length } }) => {
    const end = text.indexOf("endstream", index);
    if (end < 0) return [];
    const bytes = file.subarray(index + length, end);
    try {
      return [inflateSync(bytes, { maxOutputLength: largest }).toString("utf8")];
    } catch {
      // Not compressed, or no data of ours: a file that somebody else made holds anything.
      return [bytes.toString("utf8")];
    }
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
