import type { Actor } from "#app/domain/kernel/ctx.ts";

/** Roots of the areas whose trail the actor may read; empty for everybody but auditors. */
export function trailScope(actor: Actor): readonly string[] {
  if (actor.kind !== "person") return [];
  return actor.grants.filter(({ role }) => role === "auditor").map(({ areaId }) => areaId);
}

/** Acts on supervision are shown without details: whose turn it was is seen, never how somebody answered. */
export function showsDetail(action: string): boolean {
  return !action.startsWith("supervision.");
}
