import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { arbiterNomination, person, recordAccess, supervisionRelationship } from "#app/db/schema/index.ts";
import type { Database } from "#app/db/client.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { roles, type Role } from "#app/domain/kernel/role.ts";
import { addAddendum } from "#app/domain/supervision/add-addendum.server.ts";
import { answerRecord } from "#app/domain/supervision/answer-record.server.ts";
import { getLogForm } from "#app/domain/supervision/queries/get-log-form.server.ts";
import { getNextSession } from "#app/domain/supervision/queries/get-next-session.server.ts";
import { getRecord } from "#app/domain/supervision/queries/get-record.server.ts";
import { listManagedRecords } from "#app/domain/supervision/queries/list-managed-records.server.ts";
import { listOwnActions } from "#app/domain/supervision/queries/list-own-actions.server.ts";
import { listOwnRecords } from "#app/domain/supervision/queries/list-own-records.server.ts";
import { listPeopleToSupervise } from "#app/domain/supervision/queries/list-people-to-supervise.server.ts";
import { listRecordsOf } from "#app/domain/supervision/queries/list-records-of.server.ts";
import { listRecordsToSettle } from "#app/domain/supervision/queries/list-records-to-settle.server.ts";
import { listSessionsOf } from "#app/domain/supervision/queries/list-sessions-of.server.ts";
import { listSupervisionFacts } from "#app/domain/supervision/queries/list-supervision-facts.server.ts";
import { signAndSend } from "#app/domain/supervision/sign-and-send.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { ctxFor } from "#tests/support/actors.ts";
import { day } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/db.ts";
import { grantRole, makeArea, makePerson, type MadePerson } from "#tests/support/factories.ts";
import {
  groupSigning,
  makeGroupOf,
  makePair,
  sendRecord,
  supervise,
  type Pair,
} from "#tests/support/supervision.ts";

let db: Database;
beforeAll(async () => {
  ({ db } = await testDatabase());
});

/** A word that stands in every text of these tests and nowhere else. */
const secretWord = "xylophone";

const reachOf = (ctx: PersonCtx, recordId: string): Promise<string> =>
  getRecord(ctx, recordId, "en").then(
    (view) => {
      const words = JSON.stringify(view).includes(secretWord);
      return view.reach === "text" && words ? `text as ${view.relation}` : words ? "LEAK" : view.reach;
    },
    (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error)),
  );

async function someone(pair: Pair, role: Role, where = pair.service): Promise<PersonCtx> {
  const made = await makePerson(db, { area: where, roles: [role] });
  return ctxFor(db, made, [role], pair.clock);
}

async function sealedPair() {
  const pair = await makePair(db);
  const actionId = uuidv7();
  const recordId = await sendRecord(pair, {
    decision: `${secretWord} decision`,
    strength: `${secretWord} strength`,
    actions: [{ id: actionId, words: `${secretWord} action`, ownerId: pair.worker.id, dueOn: null }],
  });
  return { ...pair, recordId };
}

const differ = (pair: Pair, recordId: string) =>
  answerRecord(pair.asWorker, {
    recordId,
    eventId: uuidv7(),
    answer: "seen-differently",
    words: `${secretWord} view`,
  });

async function nominate(pair: Pair, arbiterId: string): Promise<void> {
  const nominator = await makePerson(db, { area: pair.region, roles: ["coordinator"] });
  await db.insert(arbiterNomination).values({
    supervisorId: pair.supervisor.id,
    arbiterId,
    nominatedById: nominator.id,
    startsAt: pair.clock.now(),
  });
}

describe("who reads a record", () => {
  it.each(roles.map((role) => ({ role })))(
    "a $role of the same area, in no other relation to it",
    async ({ role }) => {
      const pair = await sealedPair();
      const inArea = {
        worker: "not_found",
        supervisor: "not_found",
        manager: "text as manager",
        author: "not_found",
        reviewer: "not_found",
        coordinator: "facts",
        auditor: "not_found",
        administrator: "not_found",
      } as const;
      expect(await reachOf(await someone(pair, role), pair.recordId)).toBe(inArea[role]);
    },
  );

  it.each(roles.map((role) => ({ role })))("a $role of another area reads nothing", async ({ role }) => {
    const pair = await sealedPair();
    expect(await reachOf(await someone(pair, role, await makeArea(db)), pair.recordId)).toBe("not_found");
  });

  it("is the worker and the supervisor, and their reads are not noted", async () => {
    const pair = await sealedPair();
    expect(await reachOf(pair.asWorker, pair.recordId)).toBe("text as worker");
    expect(await reachOf(pair.asSupervisor, pair.recordId)).toBe("text as supervisor");
    expect(await db.select().from(recordAccess).where(eq(recordAccess.recordId, pair.recordId))).toHaveLength(
      0,
    );
  });

  it("shows each read of a manager to both of the pair, and not to her", async () => {
    const pair = await sealedPair();
    const manager = await someone(pair, "manager");
    await reachOf(manager, pair.recordId);
    await reachOf(manager, pair.recordId);
    for (const ctx of [pair.asWorker, pair.asSupervisor]) {
      const view = await getRecord(ctx, pair.recordId, "en");
      if (view.reach !== "text") throw new Error("no text");
      expect(view.accesses).toMatchObject([
        { reader: { id: manager.actor.personId }, relation: "manager" },
        { relation: "manager" },
      ]);
    }
    const hers = await getRecord(manager, pair.recordId, "en");
    expect(hers.reach === "text" && hers.accesses).toEqual([]);
  });

  it("is only the nearest manager, and never the supervisor as his own", async () => {
    const pair = await sealedPair();
    const above = await someone(pair, "manager", pair.region);
    expect(await reachOf(above, pair.recordId)).toBe("text as manager");
    await someone(pair, "manager");
    expect(await reachOf(above, pair.recordId)).toBe("not_found");
    const both = await makePair(db);
    const boss = await someone(both, "manager", both.region);
    await grantRole(db, both.supervisor.id, "manager", both.service);
    const recordId = await sendRecord(both, { decision: secretWord });
    expect(await reachOf(boss, recordId)).toBe("text as manager");
  });

  it("closes for everybody whose access was changed less than a day ago", async () => {
    const pair = await sealedPair();
    const manager = await someone(pair, "manager");
    const soon = new Date(pair.clock.now().getTime() + day);
    for (const ctx of [pair.asWorker, pair.asSupervisor, manager]) {
      await db.update(person).set({ textsOpenAt: soon }).where(eq(person.id, ctx.actor.personId));
      expect(await reachOf(ctx, pair.recordId)).toBe("texts_closed");
    }
    await expect(getLogForm(pair.asSupervisor, { workerId: pair.worker.id }, "en")).rejects.toMatchObject({
      code: "texts_closed",
    });
    await expect(listOwnActions(pair.asWorker, "en")).rejects.toMatchObject({ code: "texts_closed" });
    expect(await db.select().from(recordAccess).where(eq(recordAccess.recordId, pair.recordId))).toHaveLength(
      0,
    );
    pair.clock.advance(day);
    expect(await reachOf(manager, pair.recordId)).toBe("text as manager");
  });
});

describe("a new supervisor", () => {
  async function handOver(pair: Pair, next: MadePerson, textsOpenAt?: Date): Promise<void> {
    const now = pair.clock.now();
    await db
      .update(supervisionRelationship)
      .set({ endsAt: now })
      .where(
        and(eq(supervisionRelationship.workerId, pair.worker.id), isNull(supervisionRelationship.endsAt)),
      );
    await supervise(db, pair.worker, next, now, textsOpenAt);
  }

  it("reads nothing of what was sent before his time, nor its open actions", async () => {
    const pair = await sealedPair();
    pair.clock.advance(1000);
    const next = await makePerson(db, { area: pair.service, roles: ["supervisor"] });
    await handOver(pair, next);
    const ctx = ctxFor(db, next, ["supervisor"], pair.clock);
    expect(await reachOf(ctx, pair.recordId)).toBe("not_found");
    expect(await listRecordsOf(ctx, pair.worker.id, "en")).toEqual([]);
    const form = await getLogForm(ctx, { workerId: pair.worker.id }, "en");
    expect(form.parts[0]?.lastActions).toEqual([]);
    expect((await listSessionsOf(ctx, pair.worker.id, "en")).sessions).toEqual([]);
    expect(await reachOf(pair.asSupervisor, pair.recordId)).toBe("text as supervisor");
    await expect(sendRecord(pair)).rejects.toMatchObject({ code: "not_found" });
  });

  it("reads what another supervisor sent in his time after a day, and the pair sees it", async () => {
    const pair = await makePair(db);
    const group = await makeGroupOf(pair, 1);
    const [member] = group.members;
    if (!member) throw new Error("no member");
    const next = await makePerson(db, { area: pair.service, roles: ["supervisor"] });
    const now = pair.clock.now();
    await supervise(db, member, next, now, new Date(now.getTime() + day));
    pair.clock.advance(1000);
    const input = groupSigning(pair, group);
    const [part] = input.parts;
    if (!part) throw new Error("no part");
    await signAndSend(pair.asSupervisor, { ...input, parts: [{ ...part, strength: secretWord }] });
    const ctx = ctxFor(db, next, ["supervisor"], pair.clock);
    expect(await reachOf(ctx, part.recordId)).toBe("not_found");
    pair.clock.advance(day);
    expect(await reachOf(ctx, part.recordId)).toBe("text as supervisor");
    const noted = await db.select().from(recordAccess).where(eq(recordAccess.recordId, part.recordId));
    expect(noted).toMatchObject([{ readerId: next.id, relation: "supervisor" }]);
  });
});

describe("an arbiter", () => {
  it("reads a different view from the answer until her addendum", async () => {
    const pair = await sealedPair();
    const arbiter = await someone(pair, "coordinator", await makeArea(db));
    await nominate(pair, arbiter.actor.personId);
    expect(await reachOf(arbiter, pair.recordId)).toBe("not_found");
    await differ(pair, pair.recordId);
    expect(await reachOf(arbiter, pair.recordId)).toBe("text as arbiter");
    expect((await listRecordsToSettle(arbiter, "en")).toArbitrate).toMatchObject([
      { recordId: pair.recordId },
    ]);
    await addAddendum(arbiter, { recordId: pair.recordId, eventId: uuidv7(), words: "Both views stand." });
    expect(await reachOf(arbiter, pair.recordId)).toBe("not_found");
    expect((await listRecordsToSettle(arbiter, "en")).toArbitrate).toEqual([]);
  });

  it("reads for thirty days at most", async () => {
    const pair = await sealedPair();
    const arbiter = await someone(pair, "worker");
    await nominate(pair, arbiter.actor.personId);
    await differ(pair, pair.recordId);
    pair.clock.advance(30 * day - 1);
    expect(await reachOf(arbiter, pair.recordId)).toBe("text as arbiter");
    pair.clock.advance(1);
    expect(await reachOf(arbiter, pair.recordId)).toBe("not_found");
  });

  it("reads nothing of a record that was agreed to", async () => {
    const pair = await sealedPair();
    const arbiter = await someone(pair, "worker");
    await nominate(pair, arbiter.actor.personId);
    await answerRecord(pair.asWorker, { recordId: pair.recordId, eventId: uuidv7(), answer: "agreed" });
    expect(await reachOf(arbiter, pair.recordId)).toBe("not_found");
  });

  it("is nobody who ever supervised the worker, and nobody named where there is a manager", async () => {
    const pair = await sealedPair();
    const past = await makePerson(db, { area: pair.service, roles: ["supervisor"] });
    await db.insert(supervisionRelationship).values({
      workerId: pair.worker.id,
      supervisorId: past.id,
      startsAt: new Date("2020-01-01"),
      endsAt: new Date("2020-02-01"),
      textsOpenAt: new Date("2020-01-02"),
    });
    await nominate(pair, past.id);
    await differ(pair, pair.recordId);
    expect(await reachOf(ctxFor(db, past, ["supervisor"], pair.clock), pair.recordId)).toBe("not_found");

    const managed = await sealedPair();
    const named = await someone(managed, "worker");
    await nominate(managed, named.actor.personId);
    await someone(managed, "manager");
    await differ(managed, managed.recordId);
    expect(await reachOf(named, managed.recordId)).toBe("not_found");
  });

  it("reads the shared part of a group session with the member's different view", async () => {
    const pair = await makePair(db);
    const group = await makeGroupOf(pair, 2);
    const input = groupSigning(pair, group);
    const shared = { recordId: uuidv7(), decision: secretWord };
    await signAndSend(pair.asSupervisor, { ...input, shared });
    const arbiter = await someone(pair, "worker");
    await nominate(pair, arbiter.actor.personId);
    expect(await reachOf(arbiter, shared.recordId)).toBe("not_found");
    const [member] = group.members;
    const [part] = input.parts;
    if (!member || !part) throw new Error("no member");
    await answerRecord(ctxFor(db, member, ["worker"], pair.clock), {
      recordId: part.recordId,
      eventId: uuidv7(),
      answer: "seen-differently",
      words: secretWord,
    });
    expect(await reachOf(arbiter, shared.recordId)).toBe("text as arbiter");
    expect(await reachOf(arbiter, part.recordId)).toBe("text as arbiter");
    const [, other] = input.parts;
    expect(await reachOf(arbiter, other?.recordId ?? "")).toBe("not_found");
  });
});

describe("a group", () => {
  it("lets each member read the shared part and her own, the absent neither", async () => {
    const pair = await makePair(db);
    const group = await makeGroupOf(pair, 3);
    const [absent] = group.members;
    if (!absent) throw new Error("no member");
    const input = groupSigning(pair, group, [absent.id]);
    const parts = input.parts.map((part) => ({ ...part, strength: `${secretWord} strength` }));
    const shared = { recordId: uuidv7(), decision: `${secretWord} decision` };
    await signAndSend(pair.asSupervisor, { ...input, shared, parts });
    const records = [shared.recordId, ...parts.map(({ recordId }) => recordId)];
    const seen = async (who: MadePerson): Promise<string[]> => {
      const ctx = ctxFor(db, who, ["worker"], pair.clock);
      return Promise.all(records.map((id) => reachOf(ctx, id)));
    };
    expect(await Promise.all(group.members.map(seen))).toEqual([
      ["not_found", "not_found", "not_found"],
      ["text as worker", "text as worker", "not_found"],
      ["text as worker", "not_found", "text as worker"],
    ]);
  });
});

describe("lists and facts", () => {
  it("hold no word, whoever asks", async () => {
    const pair = await sealedPair();
    await differ(pair, pair.recordId);
    const manager = await someone(pair, "manager");
    const coordinator = await someone(pair, "coordinator", pair.region);
    const lists = [
      await listOwnRecords(pair.asWorker, "en"),
      await getNextSession(pair.asWorker, "en"),
      await listPeopleToSupervise(pair.asSupervisor, "en"),
      await listRecordsOf(pair.asSupervisor, pair.worker.id, "en"),
      await listSessionsOf(pair.asSupervisor, pair.worker.id, "en"),
      await listRecordsOf(manager, pair.worker.id, "en"),
      await listManagedRecords(manager, "en"),
      await listRecordsToSettle(manager, "en"),
      await listSupervisionFacts(coordinator, pair.region.id, "en"),
      await getRecord(coordinator, pair.recordId, "en"),
    ];
    for (const list of lists) expect(JSON.stringify(list)).not.toContain(secretWord);
    expect(await listManagedRecords(manager, "en")).toMatchObject([{ recordId: pair.recordId }]);
    expect((await listRecordsToSettle(manager, "en")).toArbitrate).toHaveLength(1);
  });

  it("tell a coordinator that sessions happen, by name, and never which answer was given", async () => {
    const pair = await sealedPair();
    await differ(pair, pair.recordId);
    const coordinator = await someone(pair, "coordinator", pair.region);
    const facts = await listSupervisionFacts(coordinator, pair.region.id, "en");
    const hers = facts.find(({ worker }) => worker.id === pair.worker.id);
    expect(hers).toMatchObject({
      supervisor: { id: pair.supervisor.id },
      sessionOverdue: false,
      answersOverdue: 0,
    });
    expect(hers?.sessions).toMatchObject([
      { state: "held", sentAt: pair.clock.now(), answeredAt: pair.clock.now() },
    ]);
    expect(JSON.stringify([facts, await getRecord(coordinator, pair.recordId, "en")])).not.toContain(
      "different",
    );
    pair.clock.advance(36 * day);
    const later = await listSupervisionFacts(coordinator, pair.region.id, "en");
    expect(later.find(({ worker }) => worker.id === pair.worker.id)).toMatchObject({ sessionOverdue: true });
  });

  it.each(roles.filter((role) => role !== "coordinator").map((role) => ({ role })))(
    "give a $role no facts of an area",
    async ({ role }) => {
      const pair = await sealedPair();
      const ctx = await someone(pair, role, pair.region);
      await expect(listSupervisionFacts(ctx, pair.region.id, "en")).rejects.toMatchObject({
        code: "not_found",
      });
    },
  );

  it("are empty for somebody who has nothing to do with the pair", async () => {
    const pair = await sealedPair();
    await differ(pair, pair.recordId);
    const stranger = (await makePair(db)).asSupervisor;
    expect(await listRecordsOf(stranger, pair.worker.id, "en")).toEqual([]);
    expect(await listManagedRecords(stranger, "en")).toEqual([]);
    expect(await listRecordsToSettle(stranger, "en")).toEqual({ toArbitrate: [], toClose: [] });
    await expect(listSessionsOf(stranger, pair.worker.id, "en")).rejects.toMatchObject({ code: "not_found" });
    await expect(getLogForm(stranger, { workerId: pair.worker.id }, "en")).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("put the most urgent person first", async () => {
    const pair = await sealedPair();
    const soon = await makePerson(db, { area: pair.service, roles: ["worker"] });
    const never = await makePerson(db, { area: pair.service, roles: ["worker"] });
    await supervise(db, soon, pair.supervisor, pair.clock.now());
    await supervise(db, never, pair.supervisor, new Date(pair.clock.now().getTime() - 40 * day));
    await differ(pair, pair.recordId);
    const { people } = await listPeopleToSupervise(pair.asSupervisor, "en");
    expect(people.map(({ worker, urgency }) => [worker.id, urgency])).toEqual([
      [never.id, "session-overdue"],
      [pair.worker.id, "seen-differently"],
      [soon.id, "in-good-time"],
    ]);
    expect(people[1]).toMatchObject({
      openActions: 1,
      differentRecordId: pair.recordId,
      waitingForAnswer: 0,
    });
  });
});
