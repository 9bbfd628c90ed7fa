import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Services } from "#app/auth/services.ts";
import {
  groupMember,
  person,
  recordDraft,
  supervisionGroup,
  supervisionRecord,
  supervisionRelationship,
} from "#app/db/schema/index.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { hashPassword } from "#app/platform/password-hash.server.ts";
import { loader as overviewLoader } from "#app/routes/supervise/overview/route.tsx";
import { action as draftAction } from "#app/routes/supervise/log/draft/route.ts";
import {
  action as groupLogAction,
  loader as groupLogLoader,
} from "#app/routes/supervise/log/group/route.tsx";
import { action as logAction, loader as logLoader } from "#app/routes/supervise/log/one/route.tsx";
import { action as planAction, loader as personLoader } from "#app/routes/supervise/person/one/route.tsx";
import { action as recordAction, loader as recordLoader } from "#app/routes/supervise/record/route.tsx";
import { loader as ownLoader } from "#app/routes/supervision/overview/route.tsx";
import { action as answerAction, loader as answerLoader } from "#app/routes/supervision/record/route.tsx";
import { day, heldClock, hour } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/db.ts";
import { makeArea, makePerson, type MadeArea, type MadePerson } from "#tests/support/factories.ts";
import { argsFor, cookieOf, responseOf, testServices } from "#tests/support/request.ts";

const password = "dört sany uzyn söz";
const pool = await testDatabase();
const clock = heldClock();
const services: Services = testServices(pool, { clock });
let region: MadeArea;
let passwordHash: string;

beforeAll(async () => {
  region = await makeArea(pool.db, { kind: "region" });
  passwordHash = await hashPassword(password);
});

interface Pair {
  readonly worker: MadePerson;
  readonly supervisor: MadePerson;
  readonly workerCookie: string;
  readonly cookie: string;
}

/** A worker and her supervisor, both signed in, together for ten days. */
async function makePair(): Promise<Pair> {
  const area = await makeArea(pool.db, { parent: region });
  const worker = await makePerson(pool.db, { area, roles: ["worker"] });
  const supervisor = await makePerson(pool.db, { area, roles: ["supervisor"] });
  await pool.db.update(person).set({ passwordHash }).where(eq(person.id, supervisor.id));
  await pool.db.insert(supervisionRelationship).values({
    workerId: worker.id,
    supervisorId: supervisor.id,
    startsAt: new Date(clock.now().getTime() - 10 * day),
    textsOpenAt: new Date(clock.now().getTime() - 9 * day),
  });
  return {
    worker,
    supervisor,
    workerCookie: await cookieOf(services, worker.id),
    cookie: await cookieOf(services, supervisor.id),
  };
}

const today = () => new Date(clock.now().getTime() + 5 * hour).toISOString().slice(0, 10);

/** What the page of logging sends. */
function logForm(workerId: string, changes: Record<string, string> = {}): Record<string, string> {
  return {
    intent: "sign",
    worker: workerId,
    session: uuidv7(),
    draft: uuidv7(),
    revision: "0",
    record: uuidv7(),
    heldOn: today(),
    minutes: "60",
    mode: "in-person",
    decision: "WORDS OF THE PAIR",
    strength: "Listened first.",
    ...changes,
  };
}

const send = (cookie: string, workerId: string, form: Record<string, string>) =>
  responseOf(
    logAction(
      argsFor(services, `/supervise/log/${workerId}`, { cookie, form, params: { worker: workerId } }),
    ),
  );

async function sendRecord({ cookie, worker }: Pair): Promise<string> {
  const response = await send(cookie, worker.id, logForm(worker.id));
  expect(response.status).toBe(303);
  return (response.headers.get("Location") ?? "").split("/").at(-1) ?? "";
}

const at = (path: string, cookie: string, params: Record<string, string>) =>
  argsFor(services, path, { cookie, params });

describe("strangers and others", () => {
  it("are sent to sign in, or get 404 for people and records that are not theirs", async () => {
    const pair = await makePair();
    const other = await makePair();
    const recordId = await sendRecord(pair);
    const record = { record: recordId };
    for (const open of [recordLoader, answerLoader]) {
      const stranger = await responseOf(open(argsFor(services, `/x/${recordId}`, { params: record })));
      expect(stranger.status).toBe(303);
      for (const cookie of [other.cookie, other.workerCookie])
        expect((await responseOf(open(at(`/x/${recordId}`, cookie, record)))).status).toBe(404);
    }
    const worker = { worker: pair.worker.id };
    for (const open of [logLoader, personLoader])
      expect((await responseOf(open(at("/supervise", other.cookie, worker)))).status).toBe(404);
    expect((await responseOf(overviewLoader(at("/supervise", pair.workerCookie, {})))).status).toBe(403);
    expect((await send(other.cookie, pair.worker.id, logForm(pair.worker.id))).status).toBe(404);
    const answer = { intent: "answer", event: uuidv7(), answer: "agreed" };
    const wrongOwner = argsFor(services, "/x", { cookie: other.workerCookie, form: answer, params: record });
    expect((await responseOf(answerAction(wrongOwner))).status).toBe(404);
    const recall = { intent: "recall", event: uuidv7() };
    const wrongRecall = argsFor(services, "/x", { cookie: other.cookie, form: recall, params: record });
    expect((await responseOf(recordAction(wrongRecall))).status).toBe(404);
    for (const id of ["nothing-here", uuidv7()])
      expect((await responseOf(recordLoader(at("/x", pair.cookie, { record: id })))).status).toBe(404);
  });
});

describe("logging", () => {
  it("names the fields that are missing and keeps every word", async () => {
    const { cookie, worker } = await makePair();
    const form = logForm(worker.id, {
      decision: " ",
      strength: "",
      caseReference: "no figures",
      how: "KEPT",
    });
    const response = await send(cookie, worker.id, form);
    expect(response.status).toBe(400);
    const body = JSON.stringify(await response.json());
    for (const key of ["needDecision", "needStrength", "caseForm"])
      expect(body).toContain(`supervision.log.${key}`);
    expect(body).toContain("KEPT");
  });

  it("asks for the password after twelve hours, once, and loses nothing when it is wrong", async () => {
    const { cookie, worker } = await makePair();
    clock.advance(13 * hour);
    const form = logForm(worker.id);
    const without = await send(cookie, worker.id, form);
    expect(without.status).toBe(400);
    expect(await without.text()).toContain("supervision.log.passwordNeeded");
    const wrong = await send(cookie, worker.id, { ...form, password: "not this one" });
    expect(wrong.status).toBe(400);
    const said = await wrong.text();
    expect(said).toContain("supervision.log.passwordWrong");
    expect(said).toContain("WORDS OF THE PAIR");
    expect(said).not.toContain("not this one");
    expect((await send(cookie, worker.id, { ...form, password })).status).toBe(303);
    const again = await send(cookie, worker.id, logForm(worker.id));
    expect(again.status).toBe(303);
  });

  it("slows down who guesses the password", async () => {
    const { cookie, worker } = await makePair();
    clock.advance(13 * hour);
    const form = logForm(worker.id, { password: "guess" });
    for (let tries = 0; tries < 10; tries++) await send(cookie, worker.id, form);
    const refused = await send(cookie, worker.id, { ...form, password });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("errors.code.rate_limited");
    clock.advance(hour);
  });

  it("keeps a draft without any word in clear, and shows both texts when two devices saved", async () => {
    const { cookie, worker, supervisor } = await makePair();
    const form = logForm(worker.id, { intent: "save", decision: "SECRET DRAFT" });
    const save = (changes: Record<string, string>) =>
      responseOf(draftAction(argsFor(services, "/x", { cookie, form: { ...form, ...changes } })));
    const saved = await save({});
    expect(saved.status).toBe(200);
    expect(await saved.json()).toEqual({ revisions: { "": 1 } });
    const [row] = await pool.db.select().from(recordDraft).where(eq(recordDraft.supervisorId, supervisor.id));
    expect(row && Buffer.from(row.sealed).includes("SECRET")).toBe(false);
    const page = await responseOf(logLoader(at("/x", cookie, { worker: worker.id })));
    expect(await page.text()).toContain("SECRET DRAFT");
    expect((await save({ decision: "FROM AN OLD PAGE" })).status).toBe(409);
    const compared = await send(cookie, worker.id, { ...form, decision: "FROM AN OLD PAGE" });
    expect(compared.status).toBe(409);
    const both = await compared.text();
    expect(both).toContain("SECRET DRAFT");
    expect(both).toContain("FROM AN OLD PAGE");
  });

  it("sent twice by a nervous thumb makes one record", async () => {
    const { cookie, worker, supervisor } = await makePair();
    const form = logForm(worker.id);
    expect((await send(cookie, worker.id, form)).status).toBe(303);
    expect((await send(cookie, worker.id, form)).status).toBe(303);
    const rows = await pool.db
      .select({ id: supervisionRecord.id })
      .from(supervisionRecord)
      .where(eq(supervisionRecord.supervisorId, supervisor.id));
    expect(rows).toHaveLength(1);
  });
});

describe("the worker", () => {
  it("answers once; what is missing is said and kept; afterwards the record is locked", async () => {
    const pair = await makePair();
    const recordId = await sendRecord(pair);
    const params = { record: recordId };
    const answer = (form: Record<string, string>) =>
      responseOf(
        answerAction(
          argsFor(services, "/x", {
            cookie: pair.workerCookie,
            form: { intent: "answer", event: uuidv7(), ...form },
            params,
          }),
        ),
      );
    const seen = await responseOf(answerLoader(at("/x", pair.workerCookie, params)));
    expect(await seen.text()).toContain("WORDS OF THE PAIR");
    expect((await answer({})).status).toBe(400);
    expect((await answer({ answer: "seen-differently", "words-seen-differently": " " })).status).toBe(400);
    const differs = { answer: "seen-differently", "words-seen-differently": "MY OWN WORDS" };
    expect((await answer(differs)).status).toBe(303);
    expect((await answer({ answer: "agreed" })).status).toBe(409);
    const theirs = await responseOf(recordLoader(at("/x", pair.cookie, params)));
    expect(await theirs.text()).toContain("MY OWN WORDS");
  });

  it("opens her own list; her reading ends the recall", async () => {
    const pair = await makePair();
    const recordId = await sendRecord(pair);
    const list = await responseOf(ownLoader(at("/supervision", pair.workerCookie, {})));
    const body = await list.text();
    expect(body).toContain(recordId);
    expect(body).not.toContain("WORDS OF THE PAIR");
    await responseOf(answerLoader(at("/x", pair.workerCookie, { record: recordId })));
    const form = { intent: "recall", event: uuidv7() };
    const late = argsFor(services, "/x", { cookie: pair.cookie, form, params: { record: recordId } });
    expect((await responseOf(recordAction(late))).status).toBe(409);
  });
});

describe("planning", () => {
  const plan = (pair: Pair, form: Record<string, string>) =>
    responseOf(
      planAction(
        argsFor(services, "/x", {
          cookie: pair.cookie,
          form: { intent: "plan", session: uuidv7(), minutes: "60", mode: "in-person", ...form },
          params: { worker: pair.worker.id },
        }),
      ),
    );

  it("takes the day and hour of Ashgabat, and no day that is past or none", async () => {
    const pair = await makePair();
    const next = new Date(clock.now().getTime() + 3 * day).toISOString().slice(0, 10);
    expect((await plan(pair, { day: next, time: "10:30" })).status).toBe(303);
    const page = await responseOf(personLoader(at("/x", pair.cookie, { worker: pair.worker.id })));
    expect(await page.text()).toContain(`${next}T05:30:00.000Z`);
    expect((await plan(pair, { day: "2020-01-01", time: "10:30" })).status).toBe(400);
    expect((await plan(pair, { day: "", time: "" })).status).toBe(400);
  });
});

describe("a group", () => {
  it("is logged once for all who were there, each with a part of her own", async () => {
    const pair = await makePair();
    const second = await makePerson(pool.db, { roles: ["worker"] });
    const startsAt = new Date(clock.now().getTime() - 5 * day);
    const [group] = await pool.db
      .insert(supervisionGroup)
      .values({ supervisorId: pair.supervisor.id, name: "Penşenbe", createdAt: startsAt })
      .returning();
    const groupId = group?.id ?? "";
    const members = [pair.worker.id, second.id];
    await pool.db.insert(groupMember).values(members.map((workerId) => ({ groupId, workerId, startsAt })));
    const page = at("/x", pair.cookie, { group: groupId });
    expect((await responseOf(groupLogLoader(page))).status).toBe(200);
    const { worker: _worker, strength: _strength, ...head } = logForm("");
    const parts = members.map((id) => ({
      [`${id}.draft`]: uuidv7(),
      [`${id}.revision`]: "0",
      [`${id}.record`]: uuidv7(),
    }));
    const form: Record<string, string> = Object.assign({}, head, ...parts, {
      group: groupId,
      absent: second.id,
    });
    const args = argsFor(services, "/x", { cookie: pair.cookie, form, params: { group: groupId } });
    const body = new URLSearchParams(form);
    for (const id of members) body.append("member", id);
    const request = new Request(args.request.url, { method: "POST", headers: args.request.headers, body });
    expect((await responseOf(groupLogAction({ ...args, request }))).status).toBe(303);
    const rows = await pool.db
      .select({ workerId: supervisionRecord.workerId })
      .from(supervisionRecord)
      .where(eq(supervisionRecord.supervisorId, pair.supervisor.id));
    expect(new Set(rows.map(({ workerId }) => workerId))).toEqual(new Set([pair.worker.id, null]));
    expect(rows).toHaveLength(2);
  });
});
