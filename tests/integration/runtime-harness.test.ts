import { describe, expect, it } from "vitest";
import { sql } from "drizzle-orm";
import { setting } from "#app/db/schema/index.ts";
import { inRollback, rollbackEach, testDatabase } from "#tests/support/db.ts";

describe("the database of a test file", () => {
  const test = rollbackEach();

  it("is undone after inRollback, and gives back what the work returned", async () => {
    const value = await inRollback(async (db) => {
      await db.insert(setting).values({ key: "in-rollback", value: 1 });
      return db.$count(setting);
    });
    expect(value).toBe(1);
    expect(await (await testDatabase()).db.$count(setting)).toBe(0);
  });

  it.each([1, 2])("is the same for every test of rollbackEach (%i)", async () => {
    await test.db.transaction((tx) => tx.insert(setting).values({ key: "each", value: 1 }));
    expect(await test.db.$count(setting)).toBe(1);
  });

  it("passes on the error of the work", async () => {
    await expect(inRollback((db) => db.execute(sql`select 1/0`))).rejects.toMatchObject({
      cause: { code: "22012" },
    });
  });
});
