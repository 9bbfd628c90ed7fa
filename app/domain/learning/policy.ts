import { holdsIn, keepers } from "#app/domain/identity/policy.ts";
import type { Actor } from "#app/domain/kernel/ctx.ts";
import type { Role } from "#app/domain/kernel/role.ts";

/** Certificates are revoked and replaced by who looks after accounts where the holder works, never her own. */
export function mayKeepCertificates(
  actor: Actor,
  holder: { readonly id: string; readonly homePath: readonly string[] },
): boolean {
  const self = actor.kind === "person" && actor.personId === holder.id;
  return !self && holdsIn(actor, keepers, holder.homePath);
}

/** Who says what others are to take, and by when: in her own areas, never for herself alone. */
export const learningAssigners = [
  "coordinator",
  "manager",
  "administrator",
] as const satisfies readonly Role[];

/** `personId` is null for a rule, which names a role in an area. */
export function mayAssignLearning(
  actor: Actor,
  to: { readonly personId: string | null; readonly path: readonly string[] },
): boolean {
  const self = actor.kind === "person" && actor.personId === to.personId;
  return !self && holdsIn(actor, learningAssigners, to.path);
}
