import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { inRollback } from "#tests/support/db.ts";

const appendOnly = ["audit_event", "completion", "content_version", "content_text", "content_asset"];

describe("the database itself", () => {
  it.each(appendOnly.flatMap((table) => ["delete from", "truncate"].map((what) => `${what} ${table}`)))(
    "refuses: %s",
    async (statement) => {
      await expect(
        inRollback((db) =>
          db.execute(sql.raw(`${statement}${statement.startsWith("truncate") ? " cascade" : ""}`)),
        ),
      ).rejects.toMatchObject({
        cause: { code: "23001" },
      });
    },
  );

  it.each([...appendOnly, "accepted_write"])("refuses to change a row of %s", async (table) => {
    const column = table === "content_asset" ? "hash" : table === "content_text" ? "title" : "id";
    await expect(
      inRollback((db) => db.execute(sql.raw(`update ${table} set ${column} = ${column}`))),
    ).rejects.toMatchObject({
      cause: { code: "23001" },
    });
  });
});
