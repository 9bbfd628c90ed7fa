import { createCipheriv, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { reflection, wrappedKey } from "#app/db/schema/index.ts";
import { openDatabase } from "#app/db/client.server.ts";
import { reflectionSeal } from "#app/domain/learning/reflection.ts";
import { deriveKey, makeKeyRing, storedPurposes } from "#app/platform/crypto.server.ts";
import { signatureMatches } from "#app/platform/public-signature.server.ts";
import { openKeys, rotateSecret } from "#app/server/open-keys.server.ts";
import { testDatabase, testDatabaseAddress } from "#tests/support/db.ts";
import { makeCourse } from "#tests/support/course.ts";
import { makePerson } from "#tests/support/factories.ts";

const first = "the first secret, of more than thirty-two letters";
const second = "the second secret, of more than thirty-two letters";

/** As reflections were sealed before keys were stored. */
function sealAsBefore(secret: string, text: string, about: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", deriveKey(secret, "reflection").bytes, nonce).setAAD(
    Buffer.from(about),
  );
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.of(1), nonce, cipher.getAuthTag(), body]);
}

describe("stored keys", () => {
  it("are one set when two processes start at once, and open what was sealed before there were any", async () => {
    const { db } = await testDatabase();
    const learner = await makePerson(db);
    const [lessonId] = (await makeCourse(db)).lessonIds;
    if (!lessonId) throw new Error("no lesson");
    const about = reflectionSeal(learner.id, lessonId, "r1");
    const sealed = sealAsBefore(first, "An old thought", about);
    await db
      .insert(reflection)
      .values({ personId: learner.id, lessonId, promptId: "r1", sealed, writtenAt: new Date() });
    const other = openDatabase(await testDatabaseAddress(), 2);
    const [here, there] = await Promise.all([openKeys(db, first), openKeys(other.db, first)]);
    await other.close();
    for (const purpose of storedPurposes) {
      const box = here.seal(purpose, "text", "row");
      expect(there.open(purpose, box, "row")).toBe("text");
    }
    expect((await db.select().from(wrappedKey)).map(({ purpose }) => purpose).toSorted()).toEqual(
      [...storedPurposes, "reflection"].toSorted(),
    );
    expect(here.open("reflection", sealed, about)).toBe("An old thought");
    const mac = here.mac("chain", "entry");
    expect(there.macMatches("chain", "entry", mac)).toBe(true);
    expect(there.macMatches("chain", "entry!", mac)).toBe(false);
    const signature = here.sign("entry");
    expect(signatureMatches(there.publicKeys, "entry", signature)).toBe(true);
    expect(signatureMatches(there.publicKeys, "entry!", signature)).toBe(false);
    expect(signatureMatches([], "entry", signature)).toBe(false);

    const own = here.sealWithOwnKey("record", "words", "row");
    expect(await rotateSecret(db, first, second)).toBe(storedPurposes.length + 1);
    await expect(openKeys(db, first)).rejects.toThrow("is not the secret");
    const after = await openKeys(db, second);
    expect(after.open("reflection", sealed, about)).toBe("An old thought");
    expect(after.openWithOwnKey("record", own, "row")).toBe("words");
    expect(after.macMatches("chain", "entry", mac)).toBe(true);
    expect(signatureMatches(after.publicKeys, "entry", signature)).toBe(true);
    await expect(rotateSecret(db, first, second)).rejects.toThrow("is not the secret");

    const [damaged] = await db.select().from(wrappedKey).where(eq(wrappedKey.purpose, "chain"));
    if (!damaged) throw new Error("no key");
    const bytes = Buffer.from(damaged.wrapped);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await db.update(wrappedKey).set({ wrapped: bytes }).where(eq(wrappedKey.id, damaged.id));
    await expect(openKeys(db, second)).rejects.toThrow("is damaged");
  });

  it("open nothing of another purpose or row, and name their key in what they seal", () => {
    const ring = makeKeyRing(
      first,
      storedPurposes.map((purpose) => ({ ...deriveKey(first, purpose), purpose })),
    );
    const box = ring.seal("record", "words", "row-1");
    expect(box.subarray(1, 9).toString("hex")).toBe(deriveKey(first, "record").id);
    expect(() => ring.open("reflection", box, "row-1")).toThrow();
    expect(() => ring.open("record", box, "row-2")).toThrow();
    const own = ring.sealWithOwnKey("record", "words", "row-1");
    expect(() => ring.openWithOwnKey("record", own, "row-2")).toThrow();
    expect(() => makeKeyRing(first).seal("record", "words", "row-1")).toThrow("no key for record");
  });
});
