import { createHash } from "node:crypto";
import type { destroyedText, recordEvent, supervisionRecord } from "#app/db/schema/index.ts";
import { canonicalJson } from "#app/lib/canonical-json.ts";

type Column = string | number | boolean | null | Date | Buffer;

/** sha256 over all columns: moments as ISO with milliseconds, bytes as hex. */
function digest(row: Readonly<Record<string, Column>>): Buffer {
  const plain = Object.entries(row).map(([name, value]) => [
    name,
    value instanceof Date ? value.toISOString() : Buffer.isBuffer(value) ? value.toString("hex") : value,
  ]);
  return createHash("sha256")
    .update(canonicalJson(Object.fromEntries(plain)))
    .digest();
}

export function recordDigest(row: typeof supervisionRecord.$inferSelect): Buffer {
  const { id, sessionId, part, workerId, supervisorId, regionId, sentAt, commitment } = row;
  return digest({ id, sessionId, part, workerId, supervisorId, regionId, sentAt, commitment });
}

export function eventDigest(row: typeof recordEvent.$inferSelect): Buffer {
  const { id, recordId, kind, actorId, at, commitment } = row;
  return digest({ id, recordId, kind, actorId, at, commitment });
}

export function destroyedDigest(row: typeof destroyedText.$inferSelect): Buffer {
  const { id, at, reason, actorId } = row;
  return digest({ id, at, reason, actorId });
}
