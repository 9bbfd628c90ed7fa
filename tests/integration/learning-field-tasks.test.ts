import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import {
  assignment,
  auditEvent,
  completion,
  fact,
  fieldTaskEvent,
  learningPath,
  outboxMessage,
  person,
  sealedText,
  supervisionRelationship,
} from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { completeLesson } from "#app/domain/learning/complete-lesson.server.ts";
import { finishCourse } from "#app/domain/learning/finish-course.server.ts";
import { handInFieldTask } from "#app/domain/learning/hand-in-field-task.server.ts";
import { getFieldTaskToSign } from "#app/domain/learning/queries/get-field-task-to-sign.server.ts";
import { getFieldTask } from "#app/domain/learning/queries/get-field-task.server.ts";
import { listTasksToSign } from "#app/domain/learning/queries/list-tasks-to-sign.server.ts";
import { returnFieldTask } from "#app/domain/learning/return-field-task.server.ts";
import { saveFieldTaskDraft } from "#app/domain/learning/save-field-task-draft.server.ts";
import { signFieldTask } from "#app/domain/learning/sign-field-task.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { ctxFor, systemCtx } from "#tests/support/actors.ts";
import { day, hour } from "#tests/support/clock.ts";
import { makeCourse, type MadeCourse } from "#tests/support/course.ts";
import { rollbackEach } from "#tests/support/db.ts";
import { makePerson, unique } from "#tests/support/factories.ts";
import { destroyText } from "#app/domain/supervision/destroy-text.server.ts";
import { makeGroupOf, makePair, type Pair } from "#tests/support/supervision.ts";

const test = rollbackEach();
const locale = "en" as const;
const fieldTask = { id: "first-circle", minutes: 240 };
const notFound = { code: "not_found" };

async function scene() {
  const pair = await makePair(test.db);
  return { pair, course: await makeCourse(test.db, { fieldTask }) };
}

async function handIn(ctx: PersonCtx, { courseId }: MadeCourse, text = "We went once around the circle.") {
  const writeId = uuidv7();
  await handInFieldTask(ctx, { writeId, itemId: courseId, taskId: fieldTask.id, text });
  return writeId;
}

const decision = (pair: Pair, { courseId }: MadeCourse, handInId: string, comment = "") => ({
  writeId: uuidv7(),
  personId: pair.worker.id,
  itemId: courseId,
  taskId: fieldTask.id,
  handInId,
  comment,
});

const own = (ctx: PersonCtx, { courseId }: MadeCourse) =>
  getFieldTask(ctx, { courseId, itemId: courseId, taskId: fieldTask.id, locale });
const toSign = (ctx: PersonCtx, pair: Pair, { courseId }: MadeCourse) =>
  getFieldTaskToSign(ctx, { workerId: pair.worker.id, itemId: courseId, taskId: fieldTask.id, locale });
const isComplete = async (pair: Pair, itemId: string) =>
  (await test.db.$count(
    completion,
    and(eq(completion.personId, pair.worker.id), eq(completion.itemId, itemId)),
  )) > 0;
const finishLessons = async (ctx: PersonCtx, { lessonIds }: MadeCourse) => {
  for (const lessonId of lessonIds) await completeLesson(ctx, { lessonId });
};

describe("handing in a field task", () => {
  it("can have its text destroyed, and stands as handed in all the same", async () => {
    const { pair, course } = await scene();
    const textId = await handIn(pair.asWorker, course, "Words about a family");
    await destroyText(systemCtx(test.db), { textId, reason: "retention" });
    expect(await own(pair.asWorker, course)).toMatchObject({
      state: "handed-in",
      steps: [{ kind: "handed-in", text: null }],
    });
  });

  it("keeps it sealed, tells whoever signs, and repeated writes change nothing", async () => {
    const { pair, course } = await scene();
    const input = {
      writeId: uuidv7(),
      itemId: course.courseId,
      taskId: fieldTask.id,
      text: "a family's own words",
    };
    for (let i = 0; i < 5; i++) await handInFieldTask(pair.asWorker, input);
    const rows = await test.db
      .select()
      .from(fieldTaskEvent)
      .where(eq(fieldTaskEvent.personId, pair.worker.id));
    expect(rows).toHaveLength(1);
    const [text, ...others] = await test.db.select().from(sealedText);
    expect(others).toEqual([]);
    expect(text?.id).toBe(rows[0]?.id);
    expect(text?.sealed.toString("utf8")).not.toContain("family");
    const told = await test.db
      .select()
      .from(outboxMessage)
      .where(eq(outboxMessage.personId, pair.supervisor.id));
    expect(told.map(({ kind }) => kind)).toEqual(["learning.task-handed-in"]);
    const trail = await test.db.select().from(auditEvent).where(eq(auditEvent.actorId, pair.worker.id));
    expect(JSON.stringify([told, trail])).not.toContain("own words");
    expect(await own(pair.asWorker, course)).toMatchObject({
      state: "handed-in",
      needed: true,
      html: "<p>TEXT OF THE TASK</p>",
      signers: [{ id: pair.supervisor.id }],
      steps: [{ kind: "handed-in", text: "a family's own words" }],
    });
  });

  it("is refused for an unknown task, an empty text, and once it is signed", async () => {
    const { pair, course } = await scene();
    const wish = { writeId: uuidv7(), itemId: course.courseId, taskId: fieldTask.id, text: "words" };
    await expect(handInFieldTask(pair.asWorker, { ...wish, taskId: "other" })).rejects.toMatchObject(
      notFound,
    );
    await expect(handInFieldTask(pair.asWorker, { ...wish, itemId: course.moduleId })).rejects.toMatchObject(
      notFound,
    );
    await expect(handInFieldTask(pair.asWorker, { ...wish, text: " \n " })).rejects.toMatchObject({
      code: "invalid",
    });
    const handInId = await handIn(pair.asWorker, course);
    await signFieldTask(pair.asSupervisor, decision(pair, course, handInId));
    await expect(handIn(pair.asWorker, course)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is refused with its reason while the course is locked, and so is a draft of it", async () => {
    const pair = await makePair(test.db);
    const course = await makeCourse(test.db, { fieldTask, requires: { from: "2999-01-01" } });
    const wish = { writeId: uuidv7(), itemId: course.courseId, taskId: fieldTask.id, text: "words" };
    for (const write of [handInFieldTask, saveFieldTaskDraft])
      await expect(write(pair.asWorker, wish)).rejects.toMatchObject({ code: "locked" });
    await expect(own(pair.asWorker, course)).rejects.toMatchObject({ code: "locked" });
  });

  it("of a lesson whose law is not checked yet is refused like the lesson, for reading, draft and hand-in", async () => {
    const pair = await makePair(test.db);
    const fieldTasks = [{ id: "f1", minutes: 30 }];
    const course = await makeCourse(test.db, { lessons: [{ fieldTasks, lawCheck: "pending" }] });
    const [itemId = ""] = course.lessonIds;
    const wish = () => ({ writeId: uuidv7(), itemId, taskId: "f1", text: "words" });
    const read = (ctx: PersonCtx) =>
      getFieldTask(ctx, { courseId: course.courseId, itemId, taskId: "f1", locale });
    const refused = { code: "withheld_law_check" };
    for (const write of [handInFieldTask, saveFieldTaskDraft])
      await expect(write(pair.asWorker, wish())).rejects.toMatchObject(refused);
    await expect(read(pair.asWorker)).rejects.toMatchObject(refused);
    const inDemo = { ...pair.asWorker, demo: true };
    await expect(saveFieldTaskDraft(inDemo, wish())).resolves.toMatchObject({ stands: true });
    expect((await read(inDemo)).words).toBe("words");
    await expect(read(pair.asWorker)).rejects.toMatchObject(refused);
  });

  it("goes on when the law of its lesson has to be checked again, or its task was taken out then", async () => {
    const pair = await makePair(test.db);
    const fieldTasks = [{ id: "f1", minutes: 30 }];
    const course = await makeCourse(test.db, { lessons: [{ fieldTasks }] });
    const [itemId = ""] = course.lessonIds;
    const wish = (text: string) => ({ writeId: uuidv7(), itemId, taskId: "f1", text });
    await handInFieldTask(pair.asWorker, wish("before"));
    const stranger = ctxFor(test.db, await makePerson(test.db), ["worker"], pair.clock);
    for (const tasks of [fieldTasks, []]) {
      await course.change(itemId, { fieldTasks: tasks, lawCheck: "pending" });
      await saveFieldTaskDraft(pair.asWorker, wish("a draft"));
      await handInFieldTask(pair.asWorker, wish("after"));
      const asked = { courseId: course.courseId, itemId, taskId: "f1", locale };
      expect((await getFieldTask(pair.asWorker, asked)).state).toBe("handed-in");
      await expect(getFieldTask(stranger, asked)).rejects.toMatchObject({ code: "withheld_law_check" });
    }
  });

  it("under another person's write id adds nothing to either", async () => {
    const { pair, course } = await scene();
    const stranger = ctxFor(test.db, await makePerson(test.db), ["worker"], pair.clock);
    const writeId = await handIn(pair.asWorker, course);
    const wish = { writeId, itemId: course.courseId, taskId: fieldTask.id, text: "mine" };
    await expect(handInFieldTask(stranger, wish)).rejects.toMatchObject({ code: "conflict" });
    expect((await own(pair.asWorker, course)).steps).toHaveLength(1);
    expect((await own(stranger, course)).steps).toHaveLength(0);
  });
});

describe("signing", () => {
  it("completes the learner's course in the signer's hands, records the fact and tells the learner", async () => {
    const { pair, course } = await scene();
    await finishLessons(pair.asWorker, course);
    const handInId = await handIn(pair.asWorker, course);
    expect(await isComplete(pair, course.courseId)).toBe(false);
    const wish = decision(pair, course, handInId, "Honest and careful.");
    for (let i = 0; i < 3; i++) await signFieldTask(pair.asSupervisor, wish);
    expect(await isComplete(pair, course.courseId)).toBe(true);
    expect(await test.db.$count(completion, eq(completion.personId, pair.supervisor.id))).toBe(0);
    const facts = await test.db.select().from(fact).where(eq(fact.personId, pair.worker.id));
    expect(facts).toMatchObject([
      { kind: "field-task-signed", subject: course.courseId, recordedById: pair.supervisor.id },
    ]);
    const told = await test.db.select().from(outboxMessage).where(eq(outboxMessage.personId, pair.worker.id));
    expect(told.map(({ kind }) => kind)).toContain("learning.task-signed");
    expect((await own(pair.asWorker, course)).steps.at(-1)).toMatchObject({
      kind: "signed",
      text: "Honest and careful.",
    });
  });

  it("waits for the lessons: the last of them then completes the course", async () => {
    const { pair, course } = await scene();
    await signFieldTask(pair.asSupervisor, decision(pair, course, await handIn(pair.asWorker, course)));
    expect(await isComplete(pair, course.courseId)).toBe(false);
    await finishLessons(pair.asWorker, course);
    expect(await isComplete(pair, course.courseId)).toBe(true);
  });

  it("of a lesson with two tasks is a fact only when both are signed", async () => {
    const pair = await makePair(test.db);
    const course = await makeCourse(test.db, {
      lessons: [
        {
          fieldTasks: [
            { id: "f1", minutes: 30 },
            { id: "f2", minutes: 30 },
          ],
        },
      ],
    });
    const [itemId = ""] = course.lessonIds;
    for (const taskId of ["f1", "f2"]) {
      expect(await test.db.$count(fact, eq(fact.personId, pair.worker.id))).toBe(0);
      const handInId = uuidv7();
      await handInFieldTask(pair.asWorker, { writeId: handInId, itemId, taskId, text: "done" });
      const wish = { ...decision(pair, course, handInId), itemId, taskId };
      await signFieldTask(pair.asSupervisor, wish);
    }
    const facts = await test.db.select().from(fact).where(eq(fact.personId, pair.worker.id));
    expect(facts.map(({ subject }) => subject)).toEqual([itemId]);
  });

  it("is refused when the learner has handed in a newer text since it was read", async () => {
    const { pair, course } = await scene();
    const read = await handIn(pair.asWorker, course);
    await handIn(pair.asWorker, course, "a newer text");
    for (const settle of [signFieldTask, returnFieldTask])
      await expect(settle(pair.asSupervisor, decision(pair, course, read, "comment"))).rejects.toMatchObject({
        code: "conflict",
      });
  });

  it("is possible still when the authors have taken the task out of the course", async () => {
    const { pair, course } = await scene();
    const handInId = await handIn(pair.asWorker, course);
    await course.changeCourse({});
    expect(await own(pair.asWorker, course)).toMatchObject({
      current: false,
      html: "<p>TEXT OF THE TASK</p>",
    });
    await signFieldTask(pair.asSupervisor, decision(pair, course, handInId));
    expect((await own(pair.asWorker, course)).state).toBe("signed");
  });
});

describe("returning", () => {
  it("needs a comment, tells the learner, and lets her hand in again", async () => {
    const { pair, course } = await scene();
    const first = await handIn(pair.asWorker, course);
    await expect(
      returnFieldTask(pair.asSupervisor, decision(pair, course, first, "  ")),
    ).rejects.toMatchObject({ code: "invalid", params: { field: "comment" } });
    await returnFieldTask(pair.asSupervisor, decision(pair, course, first, "Which first step was it?"));
    expect(await own(pair.asWorker, course)).toMatchObject({ state: "returned" });
    await expect(signFieldTask(pair.asSupervisor, decision(pair, course, first))).rejects.toMatchObject({
      code: "conflict",
    });
    const second = await handIn(pair.asWorker, course, "The first step was the bus.");
    await signFieldTask(pair.asSupervisor, decision(pair, course, second));
    const { steps } = await own(pair.asWorker, course);
    expect(steps.map(({ kind }) => kind)).toEqual(["handed-in", "returned", "handed-in", "signed"]);
  });
});

describe("who signs", () => {
  it("is the current supervisor and nobody else while there is one", async () => {
    const { pair, course } = await scene();
    const { db, service, region, clock } = pair;
    const handInId = await handIn(pair.asWorker, course);
    const others = [
      ctxFor(db, await makePerson(db, { area: service, roles: ["manager"] }), ["manager"], clock),
      ctxFor(db, await makePerson(db, { area: service, roles: ["supervisor"] }), ["supervisor"], clock),
      ctxFor(db, await makePerson(db, { area: region, roles: ["coordinator"] }), ["coordinator"], clock),
      ctxFor(db, await makePerson(db, { area: service, roles: ["administrator"] }), ["administrator"], clock),
      pair.asWorker,
    ];
    for (const ctx of others) {
      await expect(toSign(ctx, pair, course)).rejects.toMatchObject(notFound);
      await expect(signFieldTask(ctx, decision(pair, course, handInId))).rejects.toMatchObject(notFound);
      expect(await listTasksToSign(ctx, locale)).toEqual([]);
    }
    expect(await listTasksToSign(pair.asSupervisor, locale)).toMatchObject([
      { worker: { id: pair.worker.id }, itemId: course.courseId, taskId: fieldTask.id },
    ]);
  });

  it("is the nearest manager where nobody supervises her, and no longer the supervisor of before", async () => {
    const { pair, course } = await scene();
    const { db, service, region, clock } = pair;
    const near = await makePerson(db, { area: service, roles: ["manager"] });
    const far = await makePerson(db, { area: region, roles: ["manager"] });
    const handInId = await handIn(pair.asWorker, course);
    await db
      .update(supervisionRelationship)
      .set({ endsAt: new Date(clock.now().getTime() - hour) })
      .where(eq(supervisionRelationship.workerId, pair.worker.id));
    await expect(toSign(pair.asSupervisor, pair, course)).rejects.toMatchObject(notFound);
    await expect(toSign(ctxFor(db, far, ["manager"], clock), pair, course)).rejects.toMatchObject(notFound);
    const manager = ctxFor(db, near, ["manager"], clock);
    expect(await listTasksToSign(manager, locale)).toHaveLength(1);
    await signFieldTask(manager, decision(pair, course, handInId));
    expect(await listTasksToSign(manager, locale)).toEqual([]);
    expect((await own(pair.asWorker, course)).steps.at(-1)?.kind).toBe("signed");
  });

  it("is the leader of her group where she has no supervisor of her own", async () => {
    const { pair, course } = await scene();
    const group = await makeGroupOf(pair, 1);
    const [member] = group.members;
    if (!member) throw new Error("a group without members");
    await handIn(ctxFor(pair.db, member, ["worker"], pair.clock), course);
    const [waiting] = await listTasksToSign(pair.asSupervisor, locale);
    expect(waiting?.worker.id).toBe(member.id);
  });

  it("reads nothing in the day after her access changed", async () => {
    const { pair, course } = await scene();
    await handIn(pair.asWorker, course);
    const opensAt = new Date(pair.clock.now().getTime() + day);
    await pair.db.update(person).set({ textsOpenAt: opensAt }).where(eq(person.id, pair.supervisor.id));
    await expect(toSign(pair.asSupervisor, pair, course)).rejects.toMatchObject({
      code: "texts_closed",
      params: { opensAt: opensAt.toISOString() },
    });
    pair.clock.advance(day);
    expect(await toSign(pair.asSupervisor, pair, course)).toMatchObject({ state: "handed-in" });
  });
});

describe("paths that leave field tasks out", () => {
  async function assign(pair: Pair, what: Partial<typeof assignment.$inferInsert>) {
    const id = uuidv7();
    await test.db.insert(assignment).values({
      id,
      assignedById: pair.supervisor.id,
      assignedAt: pair.clock.now(),
      personId: "areaId" in what ? null : pair.worker.id,
      ...what,
    });
    return id;
  }
  async function pathWith(course: MadeCourse, fieldTasks: boolean) {
    const id = unique("path");
    await test.db.insert(learningPath).values({
      id,
      position: 1,
      titles: { tk: id, ru: id, en: id },
      summaries: { tk: "", ru: "", en: "" },
      audience: ["manager"],
      fieldTasks,
      steps: [{ courseId: course.courseId, moduleIds: null }],
    });
    return id;
  }

  it("complete the course without one, and say so", async () => {
    const { pair, course } = await scene();
    await assign(pair, { pathId: await pathWith(course, false) });
    expect(await own(pair.asWorker, course)).toMatchObject({ needed: false });
    await finishLessons(pair.asWorker, course);
    expect(await isComplete(pair, course.courseId)).toBe(true);
  });

  it("are enough when they come after everything else was done: the learner finishes the course herself", async () => {
    const { pair, course } = await scene();
    const { courseId } = course;
    await finishLessons(pair.asWorker, course);
    await finishCourse(pair.asWorker, { courseId });
    expect(await isComplete(pair, courseId)).toBe(false);
    await assign(pair, { pathId: await pathWith(course, false) });
    for (let i = 0; i < 3; i++) await finishCourse(pair.asWorker, { courseId });
    expect(await isComplete(pair, courseId)).toBe(true);
    const stranger = ctxFor(test.db, await makePerson(test.db), ["worker"], pair.clock);
    await finishCourse(stranger, { courseId });
    expect(await test.db.$count(completion, eq(completion.personId, stranger.actor.personId))).toBe(0);
  });

  it("do so for those who have the path by their role in an area above", async () => {
    const { pair, course } = await scene();
    await assign(pair, { pathId: await pathWith(course, false), areaId: pair.region.id, role: "worker" });
    expect(await own(pair.asWorker, course)).toMatchObject({ needed: false });
    const manager = await makePerson(test.db, { area: pair.service, roles: ["manager"] });
    expect(await own(ctxFor(test.db, manager, ["manager"], pair.clock), course)).toMatchObject({
      needed: true,
    });
  });

  it("do not where the course was assigned in another way as well, or the assignment has ended", async () => {
    const { pair, course } = await scene();
    const without = await assign(pair, { pathId: await pathWith(course, false) });
    const practice = await assign(pair, { pathId: await pathWith(course, true) });
    const needed = async () => (await own(pair.asWorker, course)).needed;
    const end = (id: string) =>
      test.db.update(assignment).set({ endedAt: pair.clock.now() }).where(eq(assignment.id, id));
    expect(await needed()).toBe(true);
    await end(practice);
    expect(await needed()).toBe(false);
    const alone = await assign(pair, { courseId: course.courseId });
    expect(await needed()).toBe(true);
    await end(alone);
    await end(without);
    expect(await needed()).toBe(true);
  });
});

describe("what happened to a field task", () => {
  it("is never changed or deleted, whoever asks", async () => {
    const { pair, course } = await scene();
    await handIn(pair.asWorker, course);
    await expect(
      test.db.transaction((tx) =>
        tx.delete(fieldTaskEvent).where(eq(fieldTaskEvent.personId, pair.worker.id)),
      ),
    ).rejects.toMatchObject({ cause: { code: "23001" } });
    await expect(
      test.db.transaction((tx) => tx.update(fieldTaskEvent).set({ kind: "signed" })),
    ).rejects.toMatchObject({ cause: { code: "23001" } });
  });

  it("stays in the order in which it was written, also when the clock was set back", async () => {
    const { pair, course } = await scene();
    const first = await handIn(pair.asWorker, course);
    pair.clock.advance(-3 * day);
    await returnFieldTask(pair.asSupervisor, decision(pair, course, first, "More, please."));
    expect((await own(pair.asWorker, course)).state).toBe("returned");
  });
});
