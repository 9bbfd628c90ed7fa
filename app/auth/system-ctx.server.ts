import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { Services } from "./services.ts";

/** The context of work that no person asked for: the importer, a job, a command line. */
export function systemCtx({ pool, clock, keys, demo }: Services, name: string): Ctx {
  return { actor: { kind: "system", name }, db: pool.db, clock, keys, demo, requestId: `system:${name}` };
}
