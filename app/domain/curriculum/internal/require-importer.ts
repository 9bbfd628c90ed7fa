import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";

/** Content comes in through the importer and nobody else. Throws `forbidden`. */
export function requireImporter(ctx: Ctx): void {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
}
