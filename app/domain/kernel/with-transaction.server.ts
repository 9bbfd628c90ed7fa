import type { Ctx } from "./ctx.ts";

/** Runs `work` in one transaction. Nested calls become savepoints. Effects belong after it, never inside. */
export function withTransaction<C extends Ctx, R>(ctx: C, work: (tx: C) => Promise<R>): Promise<R> {
  return ctx.db.transaction((db) => work({ ...ctx, db }));
}
