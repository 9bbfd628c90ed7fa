import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { executePrepared } from "#app/domain/kernel/execute-prepared.server.ts";
import { inRollback } from "#tests/support/db.ts";

describe("a statement of pages that everybody opens", () => {
  it("is planned once for its connection, whatever its parameters, and gives its rows", async () => {
    await inRollback(async (db) => {
      const ask = (n: number) =>
        executePrepared<{ doubled: number }>({ db }, "doubled", sql`select ${n}::int * 2 as doubled`);
      expect(await ask(4)).toEqual([{ doubled: 8 }]);
      expect(await ask(21)).toEqual([{ doubled: 42 }]);
      const [row] = await db.execute(
        sql`select count(*)::int as statements, max(generic_plans + custom_plans)::int as runs
            from pg_prepared_statements where statement like '%as doubled'`,
      );
      expect(row).toEqual({ statements: 1, runs: 2 });
    });
  });
});
