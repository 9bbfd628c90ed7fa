import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import {
  auditEvent,
  fact,
  ledgerEntry,
  outboxMessage,
  person,
  recordDraft,
  recordEvent,
  sealedText,
  supervisionAction,
  supervisionRecord,
} from "#app/db/schema/index.ts";
import type { Database } from "#app/db/client.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { addAddendum } from "#app/domain/supervision/add-addendum.server.ts";
import { answerRecord } from "#app/domain/supervision/answer-record.server.ts";
import { closeAction } from "#app/domain/supervision/close-action.server.ts";
import { closeUnanswered } from "#app/domain/supervision/close-unanswered.server.ts";
import { markRead } from "#app/domain/supervision/mark-read.server.ts";
import { getLogForm } from "#app/domain/supervision/queries/get-log-form.server.ts";
import { getRecord } from "#app/domain/supervision/queries/get-record.server.ts";
import { recallRecord } from "#app/domain/supervision/recall-record.server.ts";
import { signAndSend } from "#app/domain/supervision/sign-and-send.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { ctxFor } from "#tests/support/actors.ts";
import { day, hour } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/db.ts";
import { makePerson } from "#tests/support/factories.ts";
import { makePair, sendRecord, signing, type Pair } from "#tests/support/supervision.ts";

let db: Database;
beforeAll(async () => {
  ({ db } = await testDatabase());
});

const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "works",
    (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error)),
  );

async function withManager(): Promise<Pair & { asManager: PersonCtx; managerId: string }> {
  const pair = await makePair(db);
  const manager = await makePerson(db, { area: pair.service, roles: ["manager"] });
  return { ...pair, managerId: manager.id, asManager: ctxFor(db, manager, ["manager"], pair.clock) };
}

type World = Awaited<ReturnType<typeof withManager>>;
type Who = "worker" | "supervisor" | "manager" | "stranger";
type State = "sent" | "read" | "agreed" | "seen-differently" | "closed" | "recalled";
type Move = "recall" | "read" | "answer" | "addendum" | "close";

async function actorOf(world: World, who: Who): Promise<PersonCtx> {
  if (who === "worker") return world.asWorker;
  if (who === "supervisor") return world.asSupervisor;
  if (who === "manager") return world.asManager;
  const stranger = await makePerson(db, { area: world.service, roles: ["worker", "supervisor"] });
  return ctxFor(db, stranger, ["worker", "supervisor"], world.clock);
}

/** Thirty-one days after sending, so that no move is refused for the date. */
async function recordIn(world: World, state: State): Promise<string> {
  const recordId = await sendRecord(world);
  world.clock.advance(31 * day);
  const eventId = uuidv7();
  if (state === "read") await markRead(world.asWorker, { recordId });
  if (state === "agreed") await answerRecord(world.asWorker, { recordId, eventId, answer: "agreed" });
  if (state === "seen-differently")
    await answerRecord(world.asWorker, { recordId, eventId, answer: state, words: "Not so." });
  if (state === "closed") await closeUnanswered(world.asManager, { recordId, eventId, reason: "left" });
  if (state === "recalled") await recallRecord(world.asSupervisor, { recordId, eventId });
  return recordId;
}

function make(ctx: PersonCtx, move: Move, recordId: string): Promise<unknown> {
  const eventId = uuidv7();
  switch (move) {
    case "recall":
      return recallRecord(ctx, { recordId, eventId });
    case "read":
      return markRead(ctx, { recordId });
    case "answer":
      return answerRecord(ctx, { recordId, eventId, answer: "agreed" });
    case "addendum":
      return addAddendum(ctx, { recordId, eventId, words: "One more thing." });
    case "close":
      return closeUnanswered(ctx, { recordId, eventId, reason: "long-absence" });
  }
}

const locked = ["agreed", "seen-differently", "closed"] as const;

/** Every move from every state by everybody: what is not listed here is refused by rule (conflict). */
const expected = (move: Move, state: State, who: Who): string => {
  if (who === "stranger") return "not_found";
  if (state === "recalled") {
    if (who !== "supervisor" || move !== "recall") return "not_found";
    return "conflict";
  }
  if (move === "read") return "works";
  const isLocked = locked.some((one) => one === state);
  if (move === "recall") return who !== "supervisor" ? "forbidden" : state === "sent" ? "works" : "conflict";
  if (move === "answer") return who !== "worker" ? "forbidden" : isLocked ? "conflict" : "works";
  if (move === "close") return who !== "manager" ? "forbidden" : isLocked ? "conflict" : "works";
  // The manager arbitrates: words only to a different view.
  if (who === "manager") return state === "seen-differently" ? "works" : "forbidden";
  return isLocked ? "works" : "conflict";
};

describe("every move of a record", () => {
  const moves: readonly Move[] = ["recall", "read", "answer", "addendum", "close"];
  const states: readonly State[] = ["sent", "read", ...locked, "recalled"];
  const people: readonly Who[] = ["worker", "supervisor", "manager", "stranger"];
  const cells = moves.flatMap((move) =>
    states.flatMap((state) =>
      people.map((who) => ({ move, state, who, outcome: expected(move, state, who) })),
    ),
  );
  it.each(cells)("$move of a $state record by the $who: $outcome", async ({ move, state, who, outcome }) => {
    const world = await withManager();
    const recordId = await recordIn(world, state);
    const before = await db.select().from(recordEvent).where(eq(recordEvent.recordId, recordId));
    expect(await code(make(await actorOf(world, who), move, recordId))).toBe(outcome);
    if (outcome === "works") return;
    const after = await db.select().from(recordEvent).where(eq(recordEvent.recordId, recordId));
    expect(after).toHaveLength(before.length);
  });
});

describe("signing and sending", () => {
  it("holds the session, seals the text, keeps the row for ever, and tells only the worker", async () => {
    const pair = await makePair(db);
    const actionId = uuidv7();
    const input = signing(pair, {
      actions: [{ id: actionId, words: "Visit the kindergarten", ownerId: pair.worker.id, dueOn: null }],
      functions: ["supportive", "educational"],
      caseReference: "12/2026-B",
      wellbeing: true,
    });
    const { recordId } = input.record;
    expect(await signAndSend(pair.asSupervisor, input)).toEqual({
      sessionId: input.sessionId,
      recordIds: [recordId],
      already: false,
    });
    const view = await getRecord(pair.asWorker, recordId, "en");
    expect(view.reach).toBe("text");
    if (view.reach !== "text" || view.text.kind !== "words") throw new Error("no text");
    expect(view.text.functions).toEqual(["educational", "supportive"]);
    expect(view.text).toMatchObject({ caseReference: "12/2026-B", wellbeing: true });
    expect(view.actions).toMatchObject([{ id: actionId, words: "Visit the kindergarten", state: "open" }]);
    const [text] = await db.select().from(sealedText).where(eq(sealedText.id, recordId));
    expect(text?.sealed.toString("latin1")).not.toContain("school meeting");
    const facts = await db.select().from(fact).where(eq(fact.personId, pair.worker.id));
    expect(facts).toMatchObject([
      { kind: "session-held", subject: input.sessionId, happenedOn: input.heldOn },
    ]);
    const messages = await db.select().from(outboxMessage).where(eq(outboxMessage.personId, pair.worker.id));
    expect(messages.map(({ kind, payload }) => ({ kind, payload }))).toEqual([
      { kind: "supervision.record-sent", payload: { recordId, byId: pair.supervisor.id } },
    ]);
    await expect(
      db.update(supervisionRecord).set({ sentAt: new Date() }).where(eq(supervisionRecord.id, recordId)),
    ).rejects.toThrow();
    await expect(db.delete(sealedText).where(eq(sealedText.id, recordId))).rejects.toThrow();
  });

  it("changes nothing when it comes five times, also all at once", async () => {
    const pair = await makePair(db);
    const input = signing(pair, {
      actions: [{ id: uuidv7(), words: "Call", ownerId: pair.supervisor.id, dueOn: null }],
    });
    const results = await Promise.all(Array.from({ length: 5 }, () => signAndSend(pair.asSupervisor, input)));
    expect(results.filter(({ already }) => !already)).toHaveLength(1);
    const { recordId } = input.record;
    const events = await db.select().from(recordEvent).where(eq(recordEvent.recordId, recordId));
    expect(events).toHaveLength(1);
    const entries = await db.select().from(ledgerEntry).where(eq(ledgerEntry.regionId, pair.region.id));
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(await db.select().from(fact).where(eq(fact.personId, pair.worker.id))).toHaveLength(1);
    expect(
      await db.select().from(outboxMessage).where(eq(outboxMessage.personId, pair.worker.id)),
    ).toHaveLength(1);
  });

  it("carries last time's actions in, closes them as it says, and opens them again when it is recalled", async () => {
    const pair = await makePair(db);
    const [first, second] = [uuidv7(), uuidv7()];
    await sendRecord(pair, {
      actions: [
        { id: first, words: "Visit the kindergarten", ownerId: pair.worker.id, dueOn: null },
        { id: second, words: "Find the form", ownerId: pair.supervisor.id, dueOn: null },
      ],
    });
    const form = await getLogForm(pair.asSupervisor, { workerId: pair.worker.id }, "en");
    expect(form.parts[0]?.lastActions.map(({ words }) => words)).toEqual([
      "Visit the kindergarten",
      "Find the form",
    ]);
    const recordId = await sendRecord(pair, {
      lastActions: [
        { actionId: first, state: "done" },
        { actionId: second, state: "open" },
      ],
    });
    const states = async () =>
      Object.fromEntries(
        (await db.select().from(supervisionAction).where(eq(supervisionAction.workerId, pair.worker.id))).map(
          ({ id, state }) => [id, state],
        ),
      );
    expect(await states()).toEqual({ [first]: "done", [second]: "open" });
    const { sessionId } = await recallRecord(pair.asSupervisor, { recordId, eventId: uuidv7() });
    expect(await states()).toEqual({ [first]: "open", [second]: "open" });
    const again = await getLogForm(pair.asSupervisor, { sessionId }, "en");
    expect(again.parts[0]?.draft?.text).toMatchObject({
      decision: "Wait with the school meeting until the boy agrees to come.",
      lastActions: [{ actionId: first, state: "done" }],
    });
    const resent = { ...signing(pair, { decision: "Better words." }), sessionId };
    await signAndSend(pair.asSupervisor, resent);
    expect(await db.select().from(recordDraft).where(eq(recordDraft.sessionId, sessionId))).toHaveLength(0);
    expect(await db.select().from(fact).where(eq(fact.personId, pair.worker.id))).toHaveLength(2);
    await expect(getRecord(pair.asWorker, recordId, "en")).rejects.toMatchObject({ code: "not_found" });
  });

  const rules: readonly (readonly [string, (pair: Pair) => Promise<unknown>, string])[] = [
    ["a day to come", (p) => signAndSend(p.asSupervisor, { ...signing(p), heldOn: "2099-01-01" }), "invalid"],
    [
      "a day before they began",
      (p) => signAndSend(p.asSupervisor, { ...signing(p), heldOn: "2001-01-01" }),
      "invalid",
    ],
    ["no decision", (p) => sendRecord(p, { decision: "  " }), "invalid"],
    ["no strength", (p) => sendRecord(p, { strength: "" }), "invalid"],
    ["a control character", (p) => sendRecord(p, { decision: "a\u0007b" }), "invalid"],
    ["a name as a case reference", (p) => sendRecord(p, { caseReference: "Myradowa" }), "invalid"],
    [
      "four actions",
      (p) =>
        sendRecord(p, {
          actions: Array.from({ length: 4 }, () => ({
            id: uuidv7(),
            words: "x",
            ownerId: p.worker.id,
            dueOn: null,
          })),
        }),
      "invalid",
    ],
    [
      "an action of a third person",
      (p) => sendRecord(p, { actions: [{ id: uuidv7(), words: "x", ownerId: uuidv7(), dueOn: null }] }),
      "invalid",
    ],
    [
      "an action due before the session",
      (p) =>
        sendRecord(p, { actions: [{ id: uuidv7(), words: "x", ownerId: p.worker.id, dueOn: "2001-01-01" }] }),
      "invalid",
    ],
    [
      "a password of thirteen hours ago",
      (p) =>
        signAndSend(p.asSupervisor, {
          ...signing(p),
          confirmedAt: new Date(p.clock.now().getTime() - 13 * hour),
        }),
      "confirmation_needed",
    ],
    [
      "a second record of the same session",
      async (p) => {
        const input = signing(p);
        await signAndSend(p.asSupervisor, input);
        return signAndSend(p.asSupervisor, { ...signing(p), sessionId: input.sessionId });
      },
      "conflict",
    ],
    [
      "another supervisor",
      async (p) => signAndSend((await makePair(db)).asSupervisor, signing(p)),
      "not_found",
    ],
    ["the worker herself", (p) => signAndSend(p.asWorker, signing(p)), "not_found"],
    [
      "a supervisor whose account was reset today",
      async (p) => {
        await db
          .update(person)
          .set({ textsOpenAt: new Date(p.clock.now().getTime() + day) })
          .where(eq(person.id, p.supervisor.id));
        return sendRecord(p);
      },
      "texts_closed",
    ],
  ];
  it.each(rules)("refuses %s", async (_, work, outcome) => {
    const pair = await makePair(db);
    expect(await code(work(pair))).toBe(outcome);
  });
});

describe("answers", () => {
  it("lets one of two answers at once win and says so to the other", async () => {
    const pair = await makePair(db);
    const recordId = await sendRecord(pair);
    const outcomes = await Promise.all([
      code(answerRecord(pair.asWorker, { recordId, eventId: uuidv7(), answer: "agreed" })),
      code(
        answerRecord(pair.asWorker, {
          recordId,
          eventId: uuidv7(),
          answer: "seen-differently",
          words: "I was not asked.",
        }),
      ),
    ]);
    expect(outcomes.toSorted()).toEqual(["conflict", "works"]);
  });

  it("changes nothing when the same answer comes five times", async () => {
    const pair = await makePair(db);
    const recordId = await sendRecord(pair);
    const answer = {
      recordId,
      eventId: uuidv7(),
      answer: "agreed-with-comment",
      words: "And thank you.",
    } as const;
    for (let i = 0; i < 5; i++) await answerRecord(pair.asWorker, answer);
    const events = await db.select().from(recordEvent).where(eq(recordEvent.recordId, recordId));
    expect(events.map(({ kind }) => kind).toSorted()).toEqual(["agreed-with-comment", "read", "sent"]);
  });

  it("asks for words with a comment or a different view, and for none with plain agreement", async () => {
    const pair = await makePair(db);
    const recordId = await sendRecord(pair);
    const answers = [
      { answer: "agreed", words: "But" },
      { answer: "agreed-with-comment", words: "" },
      { answer: "seen-differently", words: "   " },
    ] as const;
    for (const answer of answers)
      expect(await code(answerRecord(pair.asWorker, { recordId, eventId: uuidv7(), ...answer }))).toBe(
        "invalid",
      );
  });

  it("keeps a recall and an opening at once apart: one of them wins", async () => {
    const pair = await makePair(db);
    const recordId = await sendRecord(pair);
    await Promise.all([
      code(recallRecord(pair.asSupervisor, { recordId, eventId: uuidv7() })),
      code(markRead(pair.asWorker, { recordId })),
    ]);
    const events = await db.select().from(recordEvent).where(eq(recordEvent.recordId, recordId));
    expect(events.filter(({ kind }) => kind === "read" || kind === "recalled")).toHaveLength(1);
  });

  it("writes no word of a record into the audit trail or a message", async () => {
    const pair = await makePair(db);
    const recordId = await sendRecord(pair, {
      decision: "Xylophone decision",
      strength: "Xylophone strength",
    });
    await answerRecord(pair.asWorker, {
      recordId,
      eventId: uuidv7(),
      answer: "seen-differently",
      words: "Xylophone view",
    });
    await addAddendum(pair.asSupervisor, { recordId, eventId: uuidv7(), words: "Xylophone reply" });
    const trail = JSON.stringify([await db.select().from(auditEvent), await db.select().from(outboxMessage)]);
    expect(trail).toContain(recordId);
    expect(trail).not.toContain("Xylophone");
  });
});

describe("closing unanswered", () => {
  it("waits thirty days, is never agreement, and leaves the worker her words", async () => {
    const world = await withManager();
    const recordId = await sendRecord(world);
    const eventId = uuidv7();
    world.clock.advance(29 * day);
    expect(await code(closeUnanswered(world.asManager, { recordId, eventId, reason: "left" }))).toBe(
      "conflict",
    );
    world.clock.advance(day);
    await closeUnanswered(world.asManager, { recordId, eventId, reason: "left" });
    await addAddendum(world.asWorker, { recordId, eventId: uuidv7(), words: "I am back." });
    const view = await getRecord(world.asSupervisor, recordId, "en");
    expect(view.facts).toMatchObject({ state: "closed-unanswered", answer: null, answeredAt: null });
    if (view.reach !== "text") throw new Error("no text");
    expect(view.closed).toMatchObject({ by: { id: world.managerId }, reason: "left" });
    expect(view.addenda).toMatchObject([{ text: { kind: "words", words: "I am back." } }]);
  });

  it("is the coordinator's where there is no manager, and she reads nothing of it", async () => {
    const pair = await makePair(db);
    const recordId = await sendRecord(pair);
    pair.clock.advance(31 * day);
    const coordinator = await makePerson(db, { area: pair.region, roles: ["coordinator"] });
    const ctx = ctxFor(db, coordinator, ["coordinator"], pair.clock);
    const view = await getRecord(ctx, recordId, "en");
    expect(view).toMatchObject({ reach: "facts", can: { closeUnanswered: true } });
    expect(JSON.stringify(view)).not.toContain("school");
    await closeUnanswered(ctx, { recordId, eventId: uuidv7(), reason: "unreachable" });
    const manager = await makePerson(db, { area: pair.region, roles: ["manager"] });
    const other = await sendRecord(pair);
    pair.clock.advance(31 * day);
    expect(manager.id).not.toBe(coordinator.id);
    expect(await code(closeUnanswered(ctx, { recordId: other, eventId: uuidv7(), reason: "other" }))).toBe(
      "forbidden",
    );
  });
});

describe("actions", () => {
  it("are done by their owner or the supervisor, dropped by the supervisor alone", async () => {
    const pair = await makePair(db);
    const [mine, his] = [uuidv7(), uuidv7()];
    await sendRecord(pair, {
      actions: [
        { id: mine, words: "Call", ownerId: pair.worker.id, dueOn: null },
        { id: his, words: "Ask", ownerId: pair.supervisor.id, dueOn: null },
      ],
    });
    const stranger = (await makePair(db)).asSupervisor;
    expect(await code(closeAction(stranger, { actionId: mine, state: "done" }))).toBe("not_found");
    expect(await code(closeAction(pair.asWorker, { actionId: his, state: "done" }))).toBe("not_found");
    expect(await code(closeAction(pair.asWorker, { actionId: mine, state: "dropped" }))).toBe("forbidden");
    for (let i = 0; i < 5; i++) await closeAction(pair.asWorker, { actionId: mine, state: "done" });
    expect(await code(closeAction(pair.asSupervisor, { actionId: mine, state: "dropped" }))).toBe("conflict");
    expect(await code(closeAction(pair.asSupervisor, { actionId: his, state: "dropped" }))).toBe("works");
  });
});
