import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { trailInput, type TrailInput } from "./inputs.ts";
import { trailScope } from "./policy.ts";
import { listTrail, type Trail } from "./queries/list-trail.server.ts";
import { recordAudit } from "./record-audit.server.ts";

/**
 * One page of the trail for an auditor, within her areas. That she read it, and what she looked for, is written
 * into the trail as well.
 * @throws DomainError forbidden for everybody but auditors
 */
export async function readTrail(ctx: PersonCtx, input: TrailInput): Promise<Trail> {
  const filters = trailInput.parse(input);
  const scope = trailScope(ctx.actor);
  if (scope.length === 0) throw new DomainError("forbidden");
  const trail = await listTrail(ctx, scope, filters);
  const { from, to, actor, action, target } = filters;
  await recordAudit(ctx, {
    action: "audit.read-trail",
    targetType: "trail",
    targetId: scope.join(" "),
    detail: { from, to, actor, action, target, rows: trail.rows.length },
  });
  return trail;
}
