import { sql } from "drizzle-orm";
import { z } from "zod";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { FirstStepFacts } from "../first-steps.ts";

const moment = z.coerce.date().nullable();
const row = z.object({
  lessons: z.coerce.number(),
  secretCheckedAt: moment,
  lastBackupAt: moment,
  coordinators: z.coerce.number(),
});

/** One statement. @throws DomainError forbidden for everybody but administrators */
export async function getFirstSteps(ctx: PersonCtx): Promise<FirstStepFacts> {
  if (!ctx.actor.grants.some(({ role }) => role === "administrator")) throw new DomainError("forbidden");
  const now = ctx.clock.now().toISOString();
  const [found] = await ctx.db.execute(sql`
    select
      (select count(*) from content_item where kind = 'lesson' and retired_at is null) as lessons,
      (select copy.value->>'at' from setting copy join setting secret on secret.key = 'secret'
        where copy.key = 'secret-copy' and copy.value->>'print' = secret.value #>> '{}') as "secretCheckedAt",
      (select value->>'madeAt' from setting where key = 'last-backup') as "lastBackupAt",
      (select count(distinct person_id) from role_grant join person on person.id = person_id
        where role = 'coordinator' and closed_at is null and starts_at <= ${now}::timestamptz
          and (ends_at is null or ends_at > ${now}::timestamptz)) as coordinators`);
  return row.parse(found);
}
