import { createHash, randomBytes } from "node:crypto";
import type { z } from "zod";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { canonicalJson } from "#app/lib/canonical-json.ts";
import { textSeal } from "../sealed-names.ts";
import type { EventDocument, RecordDocument } from "./sealed-documents.ts";

/** A row of sealed_text. */
export interface SealedRow {
  readonly id: string;
  readonly wrappedKey: Buffer;
  readonly salt: Buffer;
  readonly sealed: Buffer;
}

/** sha256(salt ‖ text): says that a text is the one that was sent, and nothing about a text that is gone. */
export function commitmentOf(salt: Buffer, text: string): Buffer {
  return createHash("sha256").update(salt).update(text, "utf8").digest();
}

/** Seals a document with a key of its own. */
export function sealText(
  { keys }: Pick<Ctx, "keys">,
  id: string,
  document: RecordDocument | EventDocument,
): { readonly row: SealedRow; readonly commitment: Buffer } {
  const text = canonicalJson(document);
  const salt = randomBytes(32);
  const row = { id, salt, ...keys.sealWithOwnKey("record", text, textSeal(id)) };
  return { row, commitment: commitmentOf(salt, text) };
}

/** Throws when the text doesn't open or isn't the document that the schema says. */
export function openText<S extends z.ZodType>(
  { keys }: Pick<Ctx, "keys">,
  row: SealedRow,
  schema: S,
): z.output<S> {
  return schema.parse(JSON.parse(keys.openWithOwnKey("record", row, textSeal(row.id))));
}
