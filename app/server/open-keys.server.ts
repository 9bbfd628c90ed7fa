import { eq, sql, type SQL } from "drizzle-orm";
import type { Database } from "#app/db/client.server.ts";
import { reflection, setting, wrappedKey } from "#app/db/schema/index.ts";
import {
  deriveKey,
  makeKey,
  makeKeyRing,
  openBytes,
  sealBytes,
  storedPurposes,
  type Key,
  type KeyRing,
  type StoredKey,
  type StoredPurpose,
} from "#app/platform/crypto.server.ts";
import { StartError } from "#app/platform/start-error.ts";

const lockId = 7_203_004;
const otherSecret = "HALYPA_SECRET is not the secret that this database was made with";

/**
 * The ring of an installation: keys of the secret, and the stored ones, made at the first call. Two processes that
 * start at once make one set. @throws StartError when the secret is another one than the database's.
 */
export function openKeys(db: Database, secret: string): Promise<KeyRing> {
  return db.transaction(async (tx) => {
    await tx.execute(lock());
    await requireSecret(tx, makeKeyRing(secret));
    const wrap = deriveKey(secret, "wrap");
    const kept = await keptKeys(tx, wrap);
    const missing = storedPurposes.filter((purpose) => !kept.some((key) => key.purpose === purpose));
    const made = await makeKeys(tx, secret, missing);
    const now = Date.now();
    // One millisecond apart: the order of making says which key seals.
    const rows = made.map((key, i) => ({ ...wrapped(wrap, key), madeAt: new Date(now + i) }));
    if (rows.length > 0) await tx.insert(wrappedKey).values(rows);
    return makeKeyRing(secret, [...kept, ...made]);
  });
}

/**
 * Wraps every stored key anew and notes the new secret, in one transaction: nothing is sealed or signed again.
 * Open one-time codes, counts of tries and archives of before stay with the old secret.
 * @returns how many keys were wrapped anew. @throws StartError when `oldSecret` is not the database's
 */
export function rotateSecret(db: Database, oldSecret: string, newSecret: string): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.execute(lock());
    await requireSecret(tx, makeKeyRing(oldSecret));
    const keys = await keptKeys(tx, deriveKey(oldSecret, "wrap"));
    const wrap = deriveKey(newSecret, "wrap");
    for (const key of keys) {
      const { wrapped: bytes, wrappedBy } = wrapped(wrap, key);
      await tx.update(wrappedKey).set({ wrapped: bytes, wrappedBy }).where(eq(wrappedKey.id, key.id));
    }
    await tx
      .update(setting)
      .set({ value: secretPrint(makeKeyRing(newSecret)), updatedAt: new Date() })
      .where(eq(setting.key, "secret"));
    return keys.length;
  });
}

const lock = (): SQL => sql`select pg_advisory_xact_lock(${lockId})`;

/** Tells one secret from another and opens nothing. */
function secretPrint(keys: KeyRing): string {
  return keys.fingerprint("session", "halypa");
}

/** Another secret would make every sealed text unreadable and end every session without a word. */
async function requireSecret(tx: Database, keys: KeyRing): Promise<void> {
  const print = secretPrint(keys);
  await tx.insert(setting).values({ key: "secret", value: print }).onConflictDoNothing();
  const [row] = await tx.select({ value: setting.value }).from(setting).where(eq(setting.key, "secret"));
  if (row?.value !== print) throw new StartError(otherSecret);
}

async function keptKeys(tx: Database, wrap: Key): Promise<StoredKey[]> {
  const rows = await tx.select().from(wrappedKey).orderBy(wrappedKey.madeAt, wrappedKey.id);
  return rows.flatMap(({ id, purpose: name, wrapped: bytes, wrappedBy }) => {
    const purpose = storedPurposes.find((one) => one === name);
    if (!purpose) return [];
    if (wrappedBy !== wrap.id) throw new StartError(otherSecret);
    const key = makeKey(unwrap(wrap, bytes, id, purpose));
    if (key.id !== id) throw new StartError(`the stored key ${id} is damaged: restore a backup`);
    return [{ ...key, purpose }];
  });
}

function unwrap(wrap: Key, bytes: Buffer, id: string, purpose: StoredPurpose): Buffer {
  try {
    return openBytes([wrap], bytes, `stored-key:${purpose}:${id}`);
  } catch {
    throw new StartError(`the stored key ${id} is damaged: restore a backup`);
  }
}

function wrapped(wrap: Key, { id, bytes, purpose }: StoredKey) {
  return {
    id,
    purpose,
    wrapped: sealBytes(wrap, bytes, `stored-key:${purpose}:${id}`),
    wrappedBy: wrap.id,
  };
}

/** Reflections from before keys were stored were sealed by a key of the secret: that one is stored for them. */
async function makeKeys(
  tx: Database,
  secret: string,
  missing: readonly StoredPurpose[],
): Promise<StoredKey[]> {
  const made = missing.map((purpose) => ({ ...makeKey(), purpose }));
  if (!missing.includes("reflection")) return made;
  const [old] = await tx.select({ at: reflection.writtenAt }).from(reflection).limit(1);
  return old ? [{ ...deriveKey(secret, "reflection"), purpose: "reflection" as const }, ...made] : made;
}
