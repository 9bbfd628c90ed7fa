import { sql } from "drizzle-orm";
import { z } from "zod";
import { areasHeld } from "#app/domain/identity/policy.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { roles } from "#app/domain/kernel/role.ts";
import { assignmentTitle } from "../internal/assignment-title-sql.ts";
import { learningAssigners } from "../policy.ts";

const shape = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    isPath: z.boolean(),
    role: z.enum(roles),
    area: z.string(),
    dueOn: z.string().nullable(),
    assignedAt: z.coerce.date(),
    /** Who holds the role there now. */
    people: z.number(),
    /** False for what somebody above this person's areas assigned. */
    canEnd: z.boolean(),
  }),
);
export type ListedAssignment = z.infer<typeof shape>[number];

/** What is assigned by role in one's areas, or above them and so in them as well; newest first, at most 200. */
export async function listAssignments(ctx: PersonCtx, locale: Locale): Promise<ListedAssignment[]> {
  const scope = areasHeld(ctx.actor, learningAssigners) ?? [];
  if (scope.length === 0) return [];
  const mine = sql`array[${sql.join(
    scope.map((id) => sql`${id}`),
    sql`, `,
  )}]::text[]`;
  const now = sql`${ctx.clock.now().toISOString()}::timestamptz`;
  const rows = await ctx.db.execute(sql`
    select a.id, ${assignmentTitle(locale)} as title, a.path_id is not null as "isPath", a.role,
      place.names ->> ${locale} as area, a.due_on as "dueOn", a.assigned_at as "assignedAt",
      place.path && ${mine} as "canEnd",
      (select count(distinct g.person_id)::int from role_grant g
        join area held on held.id = g.area_id and held.path @> array[a.area_id]
        join person p on p.id = g.person_id and p.closed_at is null
        where g.role = a.role and g.starts_at <= ${now} and (g.ends_at is null or g.ends_at > ${now})) as people
    from assignment a join area place on place.id = a.area_id
    where a.ended_at is null and (place.path && ${mine}
      or exists (select from area own where own.id = any(${mine}) and a.area_id = any(own.path)))
    order by a.assigned_at desc, a.id limit 200`);
  return shape.parse([...rows]);
}
