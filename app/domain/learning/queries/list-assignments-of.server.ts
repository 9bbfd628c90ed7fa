import { sql } from "drizzle-orm";
import { z } from "zod";
import { findPersonInReach } from "#app/domain/identity/queries/find-person-in-reach.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { isAssigned } from "../internal/assigned-sql.ts";
import { assignmentTitle } from "../internal/assignment-title-sql.ts";
import { mayAssignLearning } from "../policy.ts";

const shape = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    isPath: z.boolean(),
    dueOn: z.string().nullable(),
    /** Of a rule: where it holds. Null for what was assigned to her alone, which can be ended here. */
    area: z.string().nullable(),
  }),
);
export type PersonAssignment = z.infer<typeof shape>[number];

/**
 * What one person is to take, and whether this actor may assign to her. @throws DomainError not_found beyond reach
 */
export async function listAssignmentsOf(
  ctx: PersonCtx,
  { personId, locale }: { personId: string; locale: Locale },
): Promise<{ assigned: PersonAssignment[]; mayAssign: boolean }> {
  const target = await findPersonInReach(ctx, personId);
  if (!target) throw new DomainError("not_found");
  if (!mayAssignLearning(ctx.actor, { personId, path: target.homePath }))
    return { assigned: [], mayAssign: false };
  const rows = await ctx.db.execute(sql`
    select a.id, ${assignmentTitle(locale)} as title, a.path_id is not null as "isPath", a.due_on as "dueOn",
      place.names ->> ${locale} as area
    from assignment a left join area place on place.id = a.area_id
    where ${isAssigned(ctx, sql`${personId}::uuid`)}
    order by a.due_on nulls last, a.assigned_at, a.id limit 100`);
  return { assigned: shape.parse([...rows]), mayAssign: true };
}
