import { sql } from "drizzle-orm";
import { z } from "zod";
import { displayName, type PersonNames } from "#app/domain/identity/person-names.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { at, holds } from "../internal/record-sql.server.ts";
import type { NextSession } from "../people-view.ts";
import type { PersonName } from "../record-view.ts";
import { answerDueDays } from "../record-state.ts";
import { sessionModes } from "../vocabulary.ts";

const dayMs = 24 * 3_600_000;
const somebody = z.object({
  id: z.string(),
  surname: z.string(),
  given_name: z.string(),
  patronymic: z.string().nullable(),
  surname_cyrillic: z.string().nullable(),
  given_name_cyrillic: z.string().nullable(),
  patronymic_cyrillic: z.string().nullable(),
});
const shape = z.object({
  supervisor: somebody.nullable(),
  open_actions: z.coerce.number(),
  next: z
    .object({
      id: z.string(),
      planned_for: z.coerce.date(),
      minutes: z.number(),
      mode: z.enum(sessionModes),
      group_name: z.string().nullable(),
      supervisor: somebody,
    })
    .nullable(),
  waiting: z.array(
    z.object({ id: z.string(), held_on: z.string(), sent_at: z.coerce.date(), supervisor: somebody }),
  ),
});

const unsettled = sql`not exists (select 1 from record_event e where e.record_id = r.id
  and e.kind in ('agreed', 'agreed-with-comment', 'seen-differently', 'closed-unanswered', 'recalled'))`;

/** Names only: the rest of the row stays in the database. */
const names = sql`json_build_object('id', p.id, 'surname', p.surname, 'given_name', p.given_name, 'patronymic', p.patronymic,
  'surname_cyrillic', p.surname_cyrillic, 'given_name_cyrillic', p.given_name_cyrillic,
  'patronymic_cyrillic', p.patronymic_cyrillic)`;

/** The worker's side at a glance, in one statement: her supervisor, what is planned, what waits for her answer. */
export async function getNextSession(ctx: PersonCtx, locale: Locale): Promise<NextSession> {
  const me = ctx.actor.personId;
  const now = ctx.clock.now();
  const [row] = await ctx.db.execute(sql`select
    (select ${names} from supervision_relationship rel join person p on p.id = rel.supervisor_id
      where rel.worker_id = ${me} and ${holds("rel", now)} limit 1) as supervisor,
    (select count(*) from supervision_action a where a.worker_id = ${me} and a.state = 'open') as open_actions,
    (select json_build_object('id', s.id, 'planned_for', s.planned_for, 'minutes', s.minutes, 'mode', s.mode,
        'group_name', g.name, 'supervisor', ${names})
      from session_attendee sa join supervision_session s on s.id = sa.session_id
        join person p on p.id = s.supervisor_id left join supervision_group g on g.id = s.group_id
      where sa.worker_id = ${me} and s.state = 'planned' and s.planned_for > ${at(now)} - interval '12 hours'
      order by s.planned_for, s.id limit 1) as next,
    (select coalesce(json_agg(json_build_object('id', w.id, 'held_on', w.held_on, 'sent_at', w.sent_at,
        'supervisor', w.supervisor)), '[]'::json)
      from (select r.id, s.held_on, r.sent_at, ${names} as supervisor
        from supervision_record r join supervision_session s on s.id = r.session_id
          join person p on p.id = r.supervisor_id
        where r.worker_id = ${me} and ${unsettled} order by r.sent_at, r.id limit 20) w) as waiting`);
  const { supervisor, next, waiting, open_actions } = shape.parse(row);
  const name = (who: z.infer<typeof somebody>): PersonName => ({
    id: who.id,
    name: displayName(namesOf(who), locale),
  });
  return {
    supervisor: supervisor && name(supervisor),
    openActions: open_actions,
    next: next && {
      sessionId: next.id,
      at: next.planned_for,
      mode: next.mode,
      minutes: next.minutes,
      groupName: next.group_name,
      supervisor: name(next.supervisor),
    },
    waiting: waiting.map((record) => ({
      recordId: record.id,
      part: "own",
      heldOn: record.held_on,
      supervisor: name(record.supervisor),
      answerOverdue: now.getTime() - record.sent_at.getTime() >= answerDueDays * dayMs,
    })),
  };
}

function namesOf(who: z.infer<typeof somebody>): PersonNames {
  return {
    surname: who.surname,
    givenName: who.given_name,
    patronymic: who.patronymic,
    surnameCyrillic: who.surname_cyrillic,
    givenNameCyrillic: who.given_name_cyrillic,
    patronymicCyrillic: who.patronymic_cyrillic,
  };
}
