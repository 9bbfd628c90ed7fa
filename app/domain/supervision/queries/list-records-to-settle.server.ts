import { and, eq, ne, or, sql } from "drizzle-orm";
import { supervisionRecord } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { listFacts, type ListedRecord } from "../internal/list-facts.server.ts";
import { arbiterOf, everSupervised, managersOf } from "../internal/record-sql.server.ts";
import { arbiterMayRead } from "../policy.ts";
import { allowsMove, standingOf } from "../record-state.ts";
import type { RecordsToSettle } from "../people-view.ts";

/** What waits for the reader as manager, arbiter or, where a supervisor has no manager, coordinator. Never a word. */
export async function listRecordsToSettle(ctx: PersonCtx, locale: Locale): Promise<RecordsToSettle> {
  const me = ctx.actor.personId;
  const now = ctx.clock.now();
  const w = sql`${supervisionRecord.workerId}`;
  const s = sql`${supervisionRecord.supervisorId}`;
  const managers = managersOf(s, w, now);
  const manages = sql<boolean>`${me} = any(${managers})`;
  const named = sql<boolean>`(cardinality(${managers}) = 0 and ${arbiterOf(s, now)} = ${me})`;
  const own = and(
    eq(supervisionRecord.part, "own"),
    ne(supervisionRecord.workerId, me),
    ne(supervisionRecord.supervisorId, me),
  );
  const has = (kind: string) =>
    sql`exists (select 1 from record_event k where k.record_id = ${supervisionRecord.id} and k.kind::text = ${kind})`;
  const unanswered = sql`not exists (select 1 from record_event k where k.record_id = ${supervisionRecord.id}
    and k.kind in ('agreed', 'agreed-with-comment', 'seen-differently', 'closed-unanswered', 'recalled'))`;
  const [differing, silent] = [
    await listFacts(
      ctx,
      locale,
      and(own, has("seen-differently"), or(manages, named), sql`not ${everSupervised(me, w)}`),
      50,
    ),
    await listFacts(ctx, locale, and(own, unanswered, or(manages, coordinates(ctx, managers))), 50),
  ];
  return {
    toArbitrate: differing.filter((one) => waitsForArbiter(one, now)).map(({ facts }) => facts),
    toClose: silent
      .filter(({ events }) => allowsMove(standingOf(events), "close-unanswered", now))
      .map(({ facts }) => facts),
  };
}

function waitsForArbiter({ facts, events }: ListedRecord, now: Date): boolean {
  const pair = [facts.worker?.id, facts.supervisor.id];
  const said = events.find(({ kind, actorId }) => kind === "addendum" && !pair.includes(actorId));
  return arbiterMayRead({ ...standingOf(events), arbiterAddendumAt: said?.at ?? null }, now);
}

/** In the reader's areas as a coordinator, where the supervisor has no manager. */
function coordinates({ actor }: PersonCtx, managers: ReturnType<typeof managersOf>) {
  const areas = actor.grants.filter(({ role }) => role === "coordinator").map(({ areaId }) => areaId);
  if (areas.length === 0) return undefined;
  const list = sql.join(
    areas.map((id) => sql`${id}`),
    sql`, `,
  );
  return sql<boolean>`(cardinality(${managers}) = 0 and exists (select 1 from person cp join area ca on ca.id = cp.home_area_id
    where cp.id = ${supervisionRecord.workerId} and ca.path && array[${list}]::text[]))`;
}
