import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { enqueueMessages } from "#app/domain/notifications/enqueue-messages.server.ts";
import type { Message } from "#app/domain/notifications/message-kinds.ts";
import { answerDueDays, sessionDueDays } from "./record-state.ts";

const overduePair = z.object({
  supervisorId: z.string(),
  workerId: z.string(),
  base: z.string(),
  period: z.number(),
});
const waitingRecord = z.object({
  id: z.string(),
  supervisorId: z.string(),
  workerId: z.string(),
  period: z.number(),
});
const batch = 1_000;

/**
 * Reminds supervisors of people whom they have not met for 35 days, and workers of records that wait for an answer
 * for 7: once in each such period, however often and in how many processes this runs.
 * @returns how many reminders were due
 */
export async function remindOverdue(ctx: Ctx): Promise<number> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  const messages = [...(await overdueSessions(ctx)), ...(await overdueAnswers(ctx))];
  await enqueueMessages(ctx, messages);
  return messages.length;
}

/** Counted from the last held session with this supervisor, else from the start of the relationship. */
async function overdueSessions(ctx: Ctx): Promise<Message[]> {
  const now = ctx.clock.now().toISOString();
  const rows = await ctx.db.execute(sql`
    select r.supervisor_id as "supervisorId", r.worker_id as "workerId", b.base::date::text as base,
      floor(extract(epoch from ${now}::timestamptz - b.base) / ${sessionDueDays * 86_400})::int as period
    from supervision_relationship r
    join person w on w.id = r.worker_id and w.closed_at is null
    join person s on s.id = r.supervisor_id and s.closed_at is null
    cross join lateral (
      select greatest(r.starts_at, max(held.held_on)::timestamp at time zone 'Asia/Ashgabat') as base
      from session_attendee a
      join supervision_session held on held.id = a.session_id and held.state = 'held'
      where a.worker_id = r.worker_id and a.attended and held.supervisor_id = r.supervisor_id
    ) b
    where r.ends_at is null and r.starts_at <= ${now}::timestamptz
      and ${now}::timestamptz - b.base >= make_interval(days => ${sessionDueDays})
    order by r.id limit ${batch}`);
  return z
    .array(overduePair)
    .parse([...rows])
    .map(({ supervisorId, workerId, base, period }) => ({
      personId: supervisorId,
      kind: "supervision.session-overdue",
      payload: { personId: workerId },
      dedupeKey: `supervision.session-overdue:${supervisorId}:${workerId}:${base}:${period}`,
    }));
}

async function overdueAnswers(ctx: Ctx): Promise<Message[]> {
  const now = ctx.clock.now().toISOString();
  const rows = await ctx.db.execute(sql`
    select r.id, r.supervisor_id as "supervisorId", r.worker_id as "workerId",
      floor(extract(epoch from ${now}::timestamptz - r.sent_at) / ${answerDueDays * 86_400})::int as period
    from supervision_record r
    join person w on w.id = r.worker_id and w.closed_at is null
    where r.part = 'own' and r.sent_at <= ${now}::timestamptz - make_interval(days => ${answerDueDays})
      and not exists (select from record_event e where e.record_id = r.id and e.kind not in ('sent', 'read', 'addendum'))
    order by r.id limit ${batch}`);
  return z
    .array(waitingRecord)
    .parse([...rows])
    .map(({ id, supervisorId, workerId, period }) => ({
      personId: workerId,
      kind: "supervision.answer-overdue",
      payload: { recordId: id, byId: supervisorId },
      dedupeKey: `supervision.answer-overdue:${id}:${period}`,
    }));
}
