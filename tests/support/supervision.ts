import { groupMember, supervisionGroup, supervisionRelationship } from "#app/db/schema/index.ts";
import type { Database } from "#app/db/client.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { SignAndSendInput } from "#app/domain/supervision/inputs.ts";
import { signAndSend } from "#app/domain/supervision/sign-and-send.server.ts";
import { localDayOf } from "#app/lib/local-day.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { ctxFor } from "./actors.ts";
import { day, heldClock, type HeldClock } from "./clock.ts";
import { makeArea, makePerson, type MadeArea, type MadePerson } from "./factories.ts";

export interface Pair {
  readonly db: Database;
  readonly clock: HeldClock;
  readonly region: MadeArea;
  readonly service: MadeArea;
  readonly worker: MadePerson;
  readonly supervisor: MadePerson;
  readonly asWorker: PersonCtx;
  readonly asSupervisor: PersonCtx;
}

/** A worker and her supervisor for a hundred days, in a service of a region of their own. */
export async function makePair(db: Database): Promise<Pair> {
  const clock = heldClock();
  const country = await makeArea(db);
  const region = await makeArea(db, { kind: "region", parent: country });
  const service = await makeArea(db, { kind: "service", parent: region });
  const worker = await makePerson(db, { area: service, roles: ["worker"] });
  const supervisor = await makePerson(db, { area: service, roles: ["supervisor"] });
  await supervise(db, worker, supervisor, new Date(clock.now().getTime() - 100 * day));
  return {
    db,
    clock,
    region,
    service,
    worker,
    supervisor,
    asWorker: ctxFor(db, worker, ["worker"], clock),
    asSupervisor: ctxFor(db, supervisor, ["supervisor"], clock),
  };
}

/** A relationship whose texts open with it, unless `textsOpenAt` is given. */
export async function supervise(
  db: Database,
  worker: MadePerson,
  supervisor: MadePerson,
  startsAt: Date,
  textsOpenAt: Date = startsAt,
): Promise<void> {
  await db
    .insert(supervisionRelationship)
    .values({ workerId: worker.id, supervisorId: supervisor.id, startsAt, textsOpenAt });
}

export interface Group {
  readonly groupId: string;
  readonly members: readonly MadePerson[];
}

/** A group of the pair's supervisor, met for a hundred days; its members have no relationship of their own. */
export async function makeGroupOf(pair: Pair, size: number): Promise<Group> {
  const { db, supervisor, service, clock } = pair;
  const startsAt = new Date(clock.now().getTime() - 100 * day);
  const groupId = uuidv7();
  await db
    .insert(supervisionGroup)
    .values({ id: groupId, supervisorId: supervisor.id, name: "Topar", createdAt: startsAt });
  const members: MadePerson[] = [];
  for (let i = 0; i < size; i++) members.push(await makePerson(db, { area: service, roles: ["worker"] }));
  await db.insert(groupMember).values(members.map(({ id }) => ({ groupId, workerId: id, startsAt })));
  return { groupId, members };
}

type Individual = Extract<SignAndSendInput, { kind: "individual" }>;
type GroupSigning = Extract<SignAndSendInput, { kind: "group" }>;

/** What the form sends for the pair: today, one hour, one decision, one strength. */
export function signing(pair: Pair, changes: Partial<Individual["record"]> = {}): Individual {
  return {
    kind: "individual",
    sessionId: uuidv7(),
    heldOn: localDayOf(pair.clock.now()),
    minutes: 60,
    mode: "in-person",
    confirmedAt: pair.clock.now(),
    record: {
      recordId: uuidv7(),
      workerId: pair.worker.id,
      decision: "Wait with the school meeting until the boy agrees to come.",
      strength: "Stayed calm when the uncle shouted.",
      ...changes,
    },
  };
}

export function groupSigning(pair: Pair, group: Group, absentIds: readonly string[] = []): GroupSigning {
  return {
    kind: "group",
    sessionId: uuidv7(),
    heldOn: localDayOf(pair.clock.now()),
    minutes: 90,
    mode: "in-person",
    confirmedAt: pair.clock.now(),
    groupId: group.groupId,
    absentIds: [...absentIds],
    shared: { recordId: uuidv7(), decision: "We visit in pairs in the evening." },
    parts: group.members
      .filter(({ id }) => !absentIds.includes(id))
      .map(({ id }, i) => ({ recordId: uuidv7(), workerId: id, strength: `Strength number ${i}` })),
  };
}

/** A record that was sent just now. */
export async function sendRecord(pair: Pair, changes: Partial<Individual["record"]> = {}): Promise<string> {
  const input = signing(pair, changes);
  await signAndSend(pair.asSupervisor, input);
  return input.record.recordId;
}
