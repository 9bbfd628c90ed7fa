import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import {
  groupMember,
  outboxMessage,
  recordDraft,
  recordEvent,
  sessionAttendee,
  supervisionRecord,
  supervisionSession,
} from "#app/db/schema/index.ts";
import type { Database } from "#app/db/client.server.ts";
import { answerRecord } from "#app/domain/supervision/answer-record.server.ts";
import { cancelSession } from "#app/domain/supervision/cancel-session.server.ts";
import { discardDraft } from "#app/domain/supervision/discard-draft.server.ts";
import type { SaveDraftInput } from "#app/domain/supervision/inputs.ts";
import { markMissed } from "#app/domain/supervision/mark-missed.server.ts";
import { moveSession } from "#app/domain/supervision/move-session.server.ts";
import { planSession } from "#app/domain/supervision/plan-session.server.ts";
import { getLogForm } from "#app/domain/supervision/queries/get-log-form.server.ts";
import { getNextSession } from "#app/domain/supervision/queries/get-next-session.server.ts";
import { getRecord } from "#app/domain/supervision/queries/get-record.server.ts";
import { listPeopleToSupervise } from "#app/domain/supervision/queries/list-people-to-supervise.server.ts";
import { listSessionsOf } from "#app/domain/supervision/queries/list-sessions-of.server.ts";
import { recallRecord } from "#app/domain/supervision/recall-record.server.ts";
import { saveDraft } from "#app/domain/supervision/save-draft.server.ts";
import { signAndSend } from "#app/domain/supervision/sign-and-send.server.ts";
import { verifyLedger } from "#app/domain/supervision/verify-ledger.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { ctxFor, testKeys } from "#tests/support/actors.ts";
import { day, hour } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/db.ts";
import { makePerson } from "#tests/support/factories.ts";
import {
  groupSigning,
  makeGroupOf,
  makePair,
  signing,
  supervise,
  type Pair,
} from "#tests/support/supervision.ts";

let db: Database;
beforeAll(async () => {
  ({ db } = await testDatabase());
});

const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "works",
    (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error)),
  );

const inHours = (pair: Pair, hours: number) => new Date(pair.clock.now().getTime() + hours * hour);

async function planned(pair: Pair, hours = 24): Promise<string> {
  const sessionId = uuidv7();
  await planSession(pair.asSupervisor, {
    sessionId,
    subject: { workerId: pair.worker.id },
    plannedFor: inHours(pair, hours),
    minutes: 45,
    mode: "video",
  });
  return sessionId;
}

const stateOf = async (sessionId: string) =>
  (await db.select().from(supervisionSession).where(eq(supervisionSession.id, sessionId)))[0];

describe("planned sessions", () => {
  it("are planned once, shown to both, and filled into the form when they are due", async () => {
    const pair = await makePair(db);
    const sessionId = await planned(pair);
    const again = {
      sessionId,
      subject: { workerId: pair.worker.id },
      plannedFor: inHours(pair, 24),
      minutes: 45,
      mode: "video",
    } as const;
    for (let i = 0; i < 5; i++) await planSession(pair.asSupervisor, again);
    expect(await getNextSession(pair.asWorker, "en")).toMatchObject({
      supervisor: { id: pair.supervisor.id },
      next: { sessionId, mode: "video", minutes: 45 },
      waiting: [],
      openActions: 0,
    });
    const { people } = await listPeopleToSupervise(pair.asSupervisor, "en");
    expect(people[0]?.nextPlanned).toMatchObject({ sessionId });
    pair.clock.advance(25 * hour);
    const form = await getLogForm(pair.asSupervisor, { workerId: pair.worker.id }, "en");
    expect(form).toMatchObject({ sessionId, sessionState: "planned", minutes: 45, mode: "video" });
    const told = await db.select().from(outboxMessage).where(eq(outboxMessage.personId, pair.worker.id));
    expect(told.map(({ kind }) => kind)).toEqual(["supervision.session-planned"]);
  });

  it("are missed once their time has passed, cancelled with a reason, or moved; never twice", async () => {
    const pair = await makePair(db);
    const [missed, cancelled, moved] = [await planned(pair), await planned(pair), await planned(pair)];
    expect(await code(markMissed(pair.asSupervisor, { sessionId: missed }))).toBe("conflict");
    for (let i = 0; i < 5; i++)
      await cancelSession(pair.asSupervisor, { sessionId: cancelled, reason: "transport" });
    expect(await code(cancelSession(pair.asSupervisor, { sessionId: cancelled, reason: "leave" }))).toBe(
      "conflict",
    );
    const newSessionId = uuidv7();
    const move = { sessionId: moved, newSessionId, plannedFor: inHours(pair, 72) };
    for (let i = 0; i < 5; i++)
      expect(await moveSession(pair.asSupervisor, move)).toEqual({ sessionId: newSessionId });
    pair.clock.advance(25 * hour);
    for (let i = 0; i < 5; i++) await markMissed(pair.asSupervisor, { sessionId: missed });
    expect(await stateOf(missed)).toMatchObject({ state: "missed" });
    expect(await stateOf(cancelled)).toMatchObject({ state: "cancelled", cancelReason: "transport" });
    expect(await stateOf(moved)).toMatchObject({ state: "moved", movedToId: newSessionId });
    expect(await stateOf(newSessionId)).toMatchObject({ state: "planned", minutes: 45, mode: "video" });
    const attendees = await db
      .select()
      .from(sessionAttendee)
      .where(eq(sessionAttendee.sessionId, newSessionId));
    expect(attendees.map(({ workerId }) => workerId)).toEqual([pair.worker.id]);
    const late = (sessionId: string): readonly (() => Promise<unknown>)[] => [
      () =>
        moveSession(pair.asSupervisor, { sessionId, newSessionId: uuidv7(), plannedFor: inHours(pair, 90) }),
      () => cancelSession(pair.asSupervisor, { sessionId, reason: "other" }),
      () => signAndSend(pair.asSupervisor, { ...signing(pair), sessionId }),
    ];
    for (const work of [missed, cancelled, moved].flatMap(late)) expect(await code(work())).toBe("conflict");
    for (const sessionId of [cancelled, moved])
      expect(await code(markMissed(pair.asSupervisor, { sessionId }))).toBe("conflict");
    expect((await stateOf(missed))?.state).toBe("missed");
    expect((await stateOf(cancelled))?.state).toBe("cancelled");
    expect((await stateOf(moved))?.movedToId).toBe(newSessionId);
  });

  it("are refused for what is past, for strangers' workers and to everybody but the supervisor", async () => {
    const pair = await makePair(db);
    const other = await makePair(db);
    const plan = (p: Pair, workerId: string, hours: number) =>
      planSession(p.asSupervisor, {
        sessionId: uuidv7(),
        subject: { workerId },
        plannedFor: inHours(p, hours),
        minutes: 60,
        mode: "phone",
      });
    expect(await code(plan(pair, pair.worker.id, -1))).toBe("invalid");
    expect(await code(plan(pair, other.worker.id, 5))).toBe("not_found");
    const sessionId = await planned(pair);
    for (const ctx of [other.asSupervisor, pair.asWorker]) {
      expect(await code(markMissed(ctx, { sessionId }))).toBe("not_found");
      expect(await code(cancelSession(ctx, { sessionId, reason: "other" }))).toBe("not_found");
      expect(
        await code(moveSession(ctx, { sessionId, newSessionId: uuidv7(), plannedFor: inHours(pair, 50) })),
      ).toBe("not_found");
      expect(await code(getLogForm(ctx, { sessionId }, "en"))).toBe("not_found");
    }
    expect(
      await code(
        planSession(other.asSupervisor, {
          sessionId,
          subject: { workerId: other.worker.id },
          plannedFor: inHours(other, 5),
          minutes: 60,
          mode: "phone",
        }),
      ),
    ).toBe("not_found");
  });
});

describe("drafts", () => {
  const draft = (
    pair: Pair,
    text: SaveDraftInput["text"],
    changes: Partial<SaveDraftInput> = {},
  ): SaveDraftInput => ({
    draftId: uuidv7(),
    sessionId: uuidv7(),
    subject: { workerId: pair.worker.id },
    workerId: pair.worker.id,
    revision: 0,
    text,
    ...changes,
  });

  it("keep what was typed, sealed, and come back with the form", async () => {
    const pair = await makePair(db);
    const first = draft(pair, { decision: "Half a sent", minutes: "45" });
    expect(await saveDraft(pair.asSupervisor, first)).toMatchObject({ kind: "saved", revision: 1 });
    for (let i = 0; i < 5; i++)
      expect(await saveDraft(pair.asSupervisor, first)).toMatchObject({ kind: "saved", revision: 1 });
    const second = { ...first, revision: 1, text: { decision: "Half a sentence", minutes: "45" } };
    for (let i = 0; i < 5; i++)
      expect(await saveDraft(pair.asSupervisor, second)).toMatchObject({ kind: "saved", revision: 2 });
    const form = await getLogForm(pair.asSupervisor, { workerId: pair.worker.id }, "en");
    expect(form.sessionId).toBe(first.sessionId);
    expect(form.parts[0]?.draft).toMatchObject({ revision: 2, text: second.text });
    const [row] = await db.select().from(recordDraft).where(eq(recordDraft.id, first.draftId));
    expect(row?.sealed.toString("latin1")).not.toContain("Half");
    expect((await listPeopleToSupervise(pair.asSupervisor, "en")).people[0]).toMatchObject({
      draftSessionId: first.sessionId,
    });
    expect((await listSessionsOf(pair.asWorker, pair.worker.id, "en")).sessions).toEqual([]);
    expect((await getNextSession(pair.asWorker, "en")).next).toBeNull();
  });

  it("never overwrite each other: an older save gets both texts", async () => {
    const pair = await makePair(db);
    const phone = draft(pair, { decision: "From the phone" });
    await saveDraft(pair.asSupervisor, phone);
    await saveDraft(pair.asSupervisor, {
      ...phone,
      revision: 1,
      text: { decision: "From the phone, longer" },
    });
    const desk = { ...phone, draftId: uuidv7(), revision: 1, text: { decision: "From the desk" } };
    expect(await saveDraft(pair.asSupervisor, desk)).toEqual({
      kind: "conflict",
      draftId: phone.draftId,
      revision: 2,
      yours: { decision: "From the desk" },
      theirs: { decision: "From the phone, longer" },
    });
    expect(await saveDraft(pair.asSupervisor, { ...desk, revision: 2 })).toMatchObject({
      kind: "saved",
      revision: 3,
    });
  });

  it("go when they are thrown away, with a session that was never planned, or when they are sent", async () => {
    const pair = await makePair(db);
    const thrown = draft(pair, { decision: "No" });
    await saveDraft(pair.asSupervisor, thrown);
    for (let i = 0; i < 5; i++) await discardDraft(pair.asSupervisor, { sessionId: thrown.sessionId });
    expect(await stateOf(thrown.sessionId)).toBeUndefined();
    const input = signing(pair);
    await saveDraft(pair.asSupervisor, draft(pair, { decision: "Yes" }, { sessionId: input.sessionId }));
    await signAndSend(pair.asSupervisor, input);
    expect(await db.select().from(recordDraft).where(eq(recordDraft.sessionId, input.sessionId))).toEqual([]);
    expect(
      await code(
        saveDraft(pair.asSupervisor, draft(pair, { decision: "Late" }, { sessionId: input.sessionId })),
      ),
    ).toBe("conflict");
  });

  it("belong to the supervisor alone", async () => {
    const pair = await makePair(db);
    const own = draft(pair, { decision: "Mine" });
    await saveDraft(pair.asSupervisor, own);
    const other = await makePair(db);
    expect(await code(saveDraft(pair.asWorker, own))).toBe("not_found");
    expect(await code(saveDraft(other.asSupervisor, own))).toBe("not_found");
    expect(
      await code(
        saveDraft(other.asSupervisor, { ...draft(other, { decision: "x" }), sessionId: own.sessionId }),
      ),
    ).toBe("not_found");
    await discardDraft(other.asSupervisor, { sessionId: own.sessionId });
    expect(await db.select().from(recordDraft).where(eq(recordDraft.id, own.draftId))).toHaveLength(1);
  });

  it("keep a planned session from being cancelled over them", async () => {
    const pair = await makePair(db);
    const sessionId = await planned(pair);
    await saveDraft(pair.asSupervisor, draft(pair, { decision: "Words" }, { sessionId }));
    expect(await code(cancelSession(pair.asSupervisor, { sessionId, reason: "other" }))).toBe("conflict");
  });
});

describe("a group of twelve", () => {
  it("is signed once: one shared part, one own part for each who attended, each answered and locked alone", async () => {
    const pair = await makePair(db);
    const group = await makeGroupOf(pair, 12);
    const [absent, first, second] = group.members;
    if (!absent || !first || !second) throw new Error("no members");
    const input = groupSigning(pair, group, [absent.id]);
    const results = await Promise.all(Array.from({ length: 5 }, () => signAndSend(pair.asSupervisor, input)));
    expect(results.filter(({ already }) => !already)).toHaveLength(1);
    const records = await db
      .select()
      .from(supervisionRecord)
      .where(eq(supervisionRecord.sessionId, input.sessionId));
    expect(records.filter(({ part }) => part === "own")).toHaveLength(11);
    expect(records.filter(({ part }) => part === "shared")).toHaveLength(1);
    const attended = await db
      .select()
      .from(sessionAttendee)
      .where(eq(sessionAttendee.sessionId, input.sessionId));
    expect(attended.filter((one) => one.attended === false).map(({ workerId }) => workerId)).toEqual([
      absent.id,
    ]);

    const partOf = (id: string) => input.parts.find(({ workerId }) => workerId === id)?.recordId ?? "";
    const asFirst = ctxFor(db, first, ["worker"], pair.clock);
    await answerRecord(asFirst, { recordId: partOf(first.id), eventId: uuidv7(), answer: "agreed" });
    const hers = await getRecord(asFirst, partOf(first.id), "en");
    expect(hers).toMatchObject({ sharedRecordId: input.shared?.recordId, facts: { state: "answered" } });
    const asSecond = ctxFor(db, second, ["worker"], pair.clock);
    expect((await getRecord(asSecond, partOf(second.id), "en")).facts.state).toBe("sent");
    expect(
      await code(
        answerRecord(asFirst, {
          recordId: input.shared?.recordId ?? "",
          eventId: uuidv7(),
          answer: "agreed",
        }),
      ),
    ).toBe("forbidden");
    expect((await verifyLedger({ db, keys: testKeys })).ok).toBe(true);
    expect((await listPeopleToSupervise(pair.asSupervisor, "en")).groups).toMatchObject([
      {
        groupId: group.groupId,
        members: 12,
        lastHeldOn: input.heldOn,
        draftSessionId: null,
        nextPlanned: null,
      },
    ]);
  });

  it("sends one part anew after it was recalled, and leaves the others as they are", async () => {
    const pair = await makePair(db);
    const group = await makeGroupOf(pair, 3);
    const input = groupSigning(pair, group);
    await signAndSend(pair.asSupervisor, input);
    const [part] = input.parts;
    if (!part) throw new Error("no part");
    await recallRecord(pair.asSupervisor, { recordId: part.recordId, eventId: uuidv7() });
    const form = await getLogForm(pair.asSupervisor, { groupId: group.groupId }, "en");
    expect(form.sessionId).toBe(input.sessionId);
    expect(
      form.parts.filter(({ sentRecordId }) => sentRecordId === null).map(({ worker }) => worker.id),
    ).toEqual([part.workerId]);
    expect(form.shared?.sentRecordId).toBe(input.shared?.recordId);
    const recordId = uuidv7();
    const anew = { ...input, shared: null, parts: [{ ...part, recordId, strength: "Said better" }] };
    await signAndSend(pair.asSupervisor, anew);
    const events = await db
      .select()
      .from(recordEvent)
      .innerJoin(supervisionRecord, eq(supervisionRecord.id, recordEvent.recordId))
      .where(and(eq(supervisionRecord.sessionId, input.sessionId), eq(recordEvent.kind, "sent")));
    expect(events).toHaveLength(5);
    const resend = { ...input, shared: null, parts: [{ ...part, recordId: uuidv7() }] };
    expect(await code(signAndSend(pair.asSupervisor, resend))).toBe("conflict");
  });

  it("is refused when a part is missing, too many, or nobody came, and to who doesn't lead it", async () => {
    const pair = await makePair(db);
    const group = await makeGroupOf(pair, 3);
    const input = groupSigning(pair, group);
    const [part] = input.parts;
    const stranger = await makePerson(db, { area: pair.service });
    const all = group.members.map(({ id }) => id);
    const refused = [
      { ...input, parts: input.parts.slice(1) },
      { ...input, parts: [...input.parts, { recordId: uuidv7(), workerId: stranger.id }] },
      { ...input, parts: [...input.parts.slice(1), { ...part, recordId: uuidv7(), workerId: stranger.id }] },
      { ...input, shared: null },
      { ...input, absentIds: all, parts: [] },
      { ...input, absentIds: [stranger.id] },
    ];
    for (const wrong of refused) expect(await code(signAndSend(pair.asSupervisor, wrong))).toBe("invalid");
    expect(await code(signAndSend((await makePair(db)).asSupervisor, input))).toBe("not_found");
    expect(await stateOf(input.sessionId)).toBeUndefined();
    expect(await code(signAndSend(pair.asSupervisor, input))).toBe("works");
  });

  it("doesn't expect who joined after that day", async () => {
    const pair = await makePair(db);
    const group = await makeGroupOf(pair, 2);
    const late = await makePerson(db, { area: pair.service, roles: ["worker"] });
    await supervise(db, late, pair.supervisor, pair.clock.now());
    await db
      .insert(groupMember)
      .values({ groupId: group.groupId, workerId: late.id, startsAt: pair.clock.now() });
    const before = new Date(pair.clock.now().getTime() - 3 * day).toISOString().slice(0, 10);
    const input = { ...groupSigning(pair, group), heldOn: before };
    expect(await code(signAndSend(pair.asSupervisor, input))).toBe("works");
    const expected = await db
      .select()
      .from(sessionAttendee)
      .where(eq(sessionAttendee.sessionId, input.sessionId));
    expect(expected.map(({ workerId }) => workerId)).not.toContain(late.id);
  });
});
