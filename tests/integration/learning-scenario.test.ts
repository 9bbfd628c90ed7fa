import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEvent, contentItem, scenarioRun } from "#app/db/schema/index.ts";
import type { ScenarioFacts } from "#app/domain/curriculum/facts.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { moveInScenario } from "#app/domain/learning/move-in-scenario.server.ts";
import { getLessonPage } from "#app/domain/learning/queries/get-lesson-page.server.ts";
import { readWay } from "#app/domain/learning/scenario.ts";
import { startScenarioAgain } from "#app/domain/learning/start-scenario-again.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { ctxFor } from "#tests/support/actors.ts";
import { makeCourse, someStory, type MadeCourse } from "#tests/support/course.ts";
import { rollbackEach } from "#tests/support/db.ts";
import { makePerson } from "#tests/support/factories.ts";

const test = rollbackEach();

interface Reader {
  readonly ctx: PersonCtx;
  readonly course: MadeCourse;
  readonly lessonId: string;
}

async function reader(story: ScenarioFacts = someStory): Promise<Reader> {
  const ctx = ctxFor(test.db, await makePerson(test.db), ["worker"]);
  const course = await makeCourse(test.db, { lessons: [{ scenarios: [story] }] });
  return { ctx, course, lessonId: course.lessonIds[0] ?? "" };
}

/** The story as the page shows it now. */
async function storyOf({ ctx, course, lessonId }: Reader) {
  const page = await getLessonPage(ctx, { courseId: course.courseId, lessonId, locale: "en" });
  const part = page.parts.find((one) => one.kind === "scenario");
  if (part?.kind !== "scenario") throw new Error("the page has no story");
  return part.run;
}

/** Sends the whole way from the run that the page shows. */
async function go(who: Reader, way: string, change: { runId?: string; versionId?: string } = {}) {
  const run = await storyOf(who);
  return moveInScenario(who.ctx, {
    writeId: uuidv7(),
    runId: run.id,
    versionId: run.versionId,
    ...change,
    lessonId: who.lessonId,
    scenarioId: "story",
    moves: readWay(way),
  });
}

describe("a way through a story", () => {
  it("is kept move by move, comes back with the page, and ends where the story ends", async () => {
    const who = await reader();
    expect(await storyOf(who)).toMatchObject({ moves: [], step: "door" });
    await go(who, "door.c1");
    expect(await storyOf(who)).toMatchObject({ step: "hall", moves: [{ step: "door", choice: "c1" }] });
    await go(who, "door.c1 hall.c1");
    expect(await storyOf(who)).toMatchObject({ step: "poor" });
    const [row] = await test.db.select().from(scenarioRun);
    expect(row?.finishedAt).not.toBeNull();
    expect(await test.db.$count(auditEvent, eq(auditEvent.action, "learning.move-in-scenario"))).toBe(2);
  });

  it("only grows: a late beginning of it changes nothing and stands as its beginning", async () => {
    const who = await reader();
    await go(who, "door.c1 hall.c2");
    expect(await go(who, "door.c1")).toMatchObject({ stands: true, moves: readWay("door.c1 hall.c2") });
    expect(await go(who, "door.c2")).toMatchObject({ stands: false });
    expect(await storyOf(who)).toMatchObject({ step: "good" });
  });

  it("begun in two tabs at once is one run", async () => {
    const who = await reader();
    const [one, other] = [await storyOf(who), await storyOf(who)];
    expect(one.id).toBe(other.id);
    await go(who, "door.c1", { runId: one.id });
    await go(who, "door.c1 hall.c2", { runId: other.id });
    expect(await test.db.$count(scenarioRun)).toBe(1);
  });

  it("can be begun again, twice pressed once begun, and the run before stays as it was", async () => {
    const who = await reader();
    await go(who, "door.c2");
    const { nextId, versionId } = await storyOf(who);
    const again = { runId: nextId, lessonId: who.lessonId, scenarioId: "story", versionId };
    for (let time = 0; time < 2; time++) await startScenarioAgain(who.ctx, { ...again, writeId: uuidv7() });
    expect(await storyOf(who)).toMatchObject({ id: nextId, moves: [], step: "door" });
    expect(await test.db.$count(scenarioRun)).toBe(2);
  });
});

describe("a way is refused", () => {
  it("when the story has no such step or choice", async () => {
    const who = await reader();
    for (const way of ["hall.c1", "door.c9", "door.c2 good.c1", "door.c1 door.c1"])
      await expect(go(who, way), way).rejects.toMatchObject({ code: "invalid" });
    expect(await test.db.$count(scenarioRun)).toBe(0);
  });

  it("when the run is another person's, and it says no more than that it is not there", async () => {
    const who = await reader();
    await go(who, "door.c1");
    const run = await storyOf(who);
    const other = { ...who, ctx: ctxFor(test.db, await makePerson(test.db), ["worker"]) };
    await expect(go(other, "door.c1", { runId: run.id })).rejects.toMatchObject({ code: "not_found" });
    const again = { runId: run.id, lessonId: who.lessonId, scenarioId: "story", versionId: run.versionId };
    await expect(startScenarioAgain(other.ctx, { ...again, writeId: uuidv7() })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("when the version is another lesson's", async () => {
    const who = await reader();
    const { versionId } = await storyOf(await reader());
    await expect(go(who, "door.c1", { versionId })).rejects.toMatchObject({ code: "not_found" });
  });

  it("when the lesson is withheld until its law is checked", async () => {
    const who = await reader();
    const { id: runId, versionId } = await storyOf(who);
    await who.course.change(who.lessonId, { scenarios: [someStory], lawCheck: "pending" });
    const move = { runId, versionId, lessonId: who.lessonId, scenarioId: "story", moves: readWay("door.c1") };
    await expect(moveInScenario(who.ctx, { ...move, writeId: uuidv7() })).rejects.toMatchObject({
      code: "withheld_law_check",
    });
  });
});

describe("a story in a lesson that changes", () => {
  const shorter: ScenarioFacts = {
    id: "story",
    start: "gate",
    steps: { gate: { choices: { c1: "good" } }, good: { ending: "good" } },
  };

  it("goes on in the same run while the story is the same", async () => {
    const who = await reader();
    await go(who, "door.c1");
    const before = await storyOf(who);
    await who.course.change(who.lessonId, { scenarios: [someStory], prompts: ["r1", "r2"] });
    expect(await storyOf(who)).toEqual(before);
    await go(who, "door.c1 hall.c2");
    expect(await storyOf(who)).toMatchObject({ id: before.id, step: "good" });
  });

  it("begins anew when the story is another one, and takes what a page of before still sends", async () => {
    const who = await reader();
    await go(who, "door.c1");
    const before = await storyOf(who);
    await who.course.change(who.lessonId, { scenarios: [shorter] });
    const after = await storyOf(who);
    expect(after).toMatchObject({ moves: [], step: "gate" });
    expect(after.id).not.toBe(before.id);
    await go(who, "door.c1 hall.c1", { runId: before.id, versionId: before.versionId });
    const [kept] = await test.db.select().from(scenarioRun).where(eq(scenarioRun.id, before.id));
    expect(kept?.moves).toHaveLength(2);
    await go(who, "gate.c1");
    expect(await test.db.$count(scenarioRun)).toBe(2);
  });

  it("stays playable after the lesson was retired", async () => {
    const who = await reader();
    await test.db.update(contentItem).set({ retiredAt: new Date() }).where(eq(contentItem.id, who.lessonId));
    await go(who, "door.c2");
    expect(await storyOf(who)).toMatchObject({ step: "good" });
  });
});
