import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { assignment, auditEvent, learningPath, outboxMessage } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Role } from "#app/domain/kernel/role.ts";
import { assign } from "#app/domain/learning/assign.server.ts";
import { completeLesson } from "#app/domain/learning/complete-lesson.server.ts";
import { endAssignment } from "#app/domain/learning/end-assignment.server.ts";
import { enrol } from "#app/domain/learning/enrol.server.ts";
import { handInFieldTask } from "#app/domain/learning/hand-in-field-task.server.ts";
import { leavePath } from "#app/domain/learning/leave-path.server.ts";
import { getCoursePage } from "#app/domain/learning/queries/get-course-page.server.ts";
import { getHome } from "#app/domain/learning/queries/get-home.server.ts";
import { getPathPage } from "#app/domain/learning/queries/get-path-page.server.ts";
import { listAssignmentsOf } from "#app/domain/learning/queries/list-assignments-of.server.ts";
import { listAssignments } from "#app/domain/learning/queries/list-assignments.server.ts";
import { remindDue } from "#app/domain/learning/remind-due.server.ts";
import { replacePaths } from "#app/domain/learning/replace-paths.server.ts";
import { savePlace } from "#app/domain/learning/save-place.server.ts";
import { takePath } from "#app/domain/learning/take-path.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { ctxFor, systemCtx } from "#tests/support/actors.ts";
import { day, heldClock } from "#tests/support/clock.ts";
import { makeCourse, type MadeCourse } from "#tests/support/course.ts";
import { rollbackEach } from "#tests/support/db.ts";
import { makeArea, makePerson, unique, type MadeArea } from "#tests/support/factories.ts";

const test = rollbackEach();
const locale = "en" as const;
const start = new Date("2026-11-22T09:00:00Z");
const today = "2026-11-22";

async function someone(area: MadeArea, role: Role, clock = heldClock(start)): Promise<PersonCtx> {
  return ctxFor(test.db, await makePerson(test.db, { area, roles: [role] }), [role], clock);
}

/** A coordinator, and a worker in the area below hers. */
async function district(clock = heldClock(start)) {
  const region = await makeArea(test.db);
  const area = await makeArea(test.db, { parent: region });
  return {
    region,
    area,
    clock,
    coordinator: await someone(region, "coordinator", clock),
    worker: await someone(area, "worker", clock),
  };
}

const toWorkers = (area: MadeArea) => ({ areaId: area.id, role: "worker" as const });

async function pathOf(
  courses: readonly { readonly courseId: string; readonly moduleIds: string[] | null }[],
) {
  const id = unique("path");
  const words = { tk: id, ru: id, en: `Path ${id}` };
  await test.db.insert(learningPath).values({
    id,
    position: 1,
    titles: words,
    summaries: words,
    audience: ["specialist"],
    fieldTasks: true,
    steps: [...courses],
  });
  return id;
}

const messagesTo = (ctx: PersonCtx, kind: string) =>
  test.db
    .select()
    .from(outboxMessage)
    .where(and(eq(outboxMessage.personId, ctx.actor.personId), eq(outboxMessage.kind, kind)));

describe("assigning to one person", () => {
  it("puts the course on her home with its date, says so once, and is audited", async () => {
    const { coordinator, worker } = await district();
    const { courseId } = await makeCourse(test.db);
    const wish = {
      assignmentId: uuidv7(),
      what: { courseId },
      to: { personId: worker.actor.personId },
      dueOn: "2027-03-01",
    };
    for (let i = 0; i < 5; i++) await assign(coordinator, wish);
    const home = await getHome(worker, locale);
    expect(home.now).toMatchObject({ kind: "course", because: "assigned", dueOn: "2027-03-01" });
    expect((await getCoursePage(worker, courseId, locale)).task).toMatchObject({ dueOn: "2027-03-01" });
    expect(await messagesTo(worker, "learning.assigned")).toHaveLength(1);
    expect(await test.db.$count(auditEvent, eq(auditEvent.action, "learning.assign"))).toBe(1);
  });

  it("is refused for oneself, beyond one's areas, by other roles and for what is not there", async () => {
    const { coordinator, worker, area } = await district();
    const { courseId } = await makeCourse(test.db);
    const other = await district();
    const to = { personId: worker.actor.personId };
    const wish = (more: object = {}) => ({ assignmentId: uuidv7(), what: { courseId }, to, ...more });
    const self = { to: { personId: coordinator.actor.personId } };
    await expect(assign(coordinator, wish(self))).rejects.toMatchObject({ code: "forbidden" });
    await expect(assign(other.coordinator, wish())).rejects.toMatchObject({ code: "not_found" });
    await expect(assign(worker, wish())).rejects.toMatchObject({ code: "not_found" });
    await expect(assign(await someone(area, "auditor"), wish())).rejects.toMatchObject({ code: "forbidden" });
    await expect(assign(coordinator, wish({ what: { courseId: "nothing" } }))).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(assign(coordinator, wish({ what: { pathId: "nothing" } }))).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await test.db.$count(assignment)).toBe(0);
  });

  it("is refused for a day that is over, and twice at a time", async () => {
    const { coordinator, worker } = await district();
    const { courseId } = await makeCourse(test.db);
    const wish = () => ({
      assignmentId: uuidv7(),
      what: { courseId },
      to: { personId: worker.actor.personId },
    });
    await expect(assign(coordinator, { ...wish(), dueOn: "2026-11-21" })).rejects.toMatchObject({
      code: "invalid",
      params: { field: "dueOn" },
    });
    const first = { ...wish(), dueOn: today };
    await assign(coordinator, first);
    await expect(assign(coordinator, wish())).rejects.toMatchObject({ code: "already_done" });
    await endAssignment(coordinator, first);
    await assign(coordinator, wish());
    expect(await test.db.$count(assignment)).toBe(2);
  });
});

describe("assigning by role", () => {
  it("reaches who holds the role in the area or below, also who comes later, and nobody else", async () => {
    const { coordinator, worker, region, area } = await district();
    const { courseId } = await makeCourse(test.db);
    await assign(coordinator, { assignmentId: uuidv7(), what: { courseId }, to: toWorkers(region) });
    const later = await someone(area, "worker");
    const supervisor = await someone(area, "supervisor");
    const elsewhere = (await district()).worker;
    const has = async (ctx: PersonCtx) => (await getCoursePage(ctx, courseId, locale)).task !== null;
    expect([await has(worker), await has(later)]).toEqual([true, true]);
    expect([await has(supervisor), await has(elsewhere)]).toEqual([false, false]);
    expect(await listAssignments(coordinator, locale)).toMatchObject([
      { role: "worker", people: 2, canEnd: true, isPath: false },
    ]);
  });

  it("is refused above one's own area; there it is seen, and cannot be ended", async () => {
    const { coordinator, region, area } = await district();
    const { courseId } = await makeCourse(test.db);
    const below = await someone(area, "manager");
    const wish = { assignmentId: uuidv7(), what: { courseId }, to: toWorkers(region) };
    await expect(assign(below, wish)).rejects.toMatchObject({ code: "forbidden" });
    await assign(coordinator, wish);
    expect(await listAssignments(below, locale)).toMatchObject([{ canEnd: false }]);
    await expect(endAssignment(below, wish)).rejects.toMatchObject({ code: "not_found" });
    expect(await listAssignments((await district()).coordinator, locale)).toEqual([]);
  });

  it("ends for everybody at once; what people did stays, and the row can never be changed", async () => {
    const { coordinator, worker, area } = await district();
    const course = await makeCourse(test.db);
    const wish = { assignmentId: uuidv7(), what: { courseId: course.courseId }, to: toWorkers(area) };
    await assign(coordinator, wish);
    await completeLesson(worker, { lessonId: course.lessonIds[0] ?? "" });
    await endAssignment(coordinator, wish);
    await endAssignment(coordinator, wish);
    const page = await getCoursePage(worker, course.courseId, locale);
    expect(page.task).toBeNull();
    expect(page.completedAt).not.toBeNull();
    expect(await test.db.$count(auditEvent, eq(auditEvent.action, "learning.end-assignment"))).toBe(1);
    await expect(
      test.db.transaction((tx) => tx.update(assignment).set({ dueOn: null, endedAt: null })),
    ).rejects.toThrow();
    await expect(test.db.transaction((tx) => tx.delete(assignment))).rejects.toThrow();
  });

  it("shows on a person's page what she has and through which area", async () => {
    const { coordinator, worker, region } = await district();
    const [one, two] = [await makeCourse(test.db), await makeCourse(test.db)];
    const { personId } = worker.actor;
    await assign(coordinator, {
      assignmentId: uuidv7(),
      what: { courseId: one.courseId },
      to: toWorkers(region),
    });
    await assign(coordinator, {
      assignmentId: uuidv7(),
      what: { courseId: two.courseId },
      to: { personId },
      dueOn: today,
    });
    const { assigned, mayAssign } = await listAssignmentsOf(coordinator, { personId, locale });
    expect(mayAssign).toBe(true);
    expect(assigned.map(({ area }) => area)).toEqual([null, region.id]);
    const own = { personId: coordinator.actor.personId, locale };
    expect(await listAssignmentsOf(coordinator, own)).toEqual({ assigned: [], mayAssign: false });
  });
});

describe("home", () => {
  const give = (ctx: PersonCtx, to: PersonCtx, course: MadeCourse, dueOn?: string) =>
    assign(ctx, {
      assignmentId: uuidv7(),
      what: { courseId: course.courseId },
      to: { personId: to.actor.personId },
      ...(dueOn ? { dueOn } : {}),
    });

  it("puts due before begun, begun before new, and says of the rest in which order", async () => {
    const { coordinator, worker, clock } = await district();
    const [soon, far, begun, fresh] = [
      await makeCourse(test.db),
      await makeCourse(test.db),
      await makeCourse(test.db),
      await makeCourse(test.db),
    ];
    await give(coordinator, worker, fresh);
    await give(coordinator, worker, far, "2027-05-01");
    expect((await getHome(worker, locale)).now).toMatchObject({
      because: "assigned",
      course: { id: far.courseId },
    });
    await savePlace(worker, { lessonId: begun.lessonIds[0] ?? "", part: 3 });
    expect((await getHome(worker, locale)).now).toMatchObject({
      because: "continue",
      course: { id: begun.courseId },
      step: { kind: "continue", part: 3 },
    });
    await give(coordinator, worker, soon, "2026-11-29");
    const home = await getHome(worker, locale);
    expect(home.now).toMatchObject({ because: "due", dueOn: "2026-11-29", course: { id: soon.courseId } });
    expect(home.lines).toMatchObject([
      { kind: "due", course: { courseId: far.courseId }, dueOn: "2027-05-01" },
      { kind: "new", course: { courseId: fresh.courseId } },
    ]);
    clock.advance(30 * day);
    expect((await getHome(worker, locale)).now).toMatchObject({ because: "due", dueOn: "2026-11-29" });
    await completeLesson(worker, { lessonId: soon.lessonIds[0] ?? "" });
    expect((await getHome(worker, locale)).now).toMatchObject({ because: "continue" });
  });

  it("leads along a path through the modules that the path takes, and then to its next course", async () => {
    const { coordinator, worker } = await district();
    const [one, two] = [await makeCourse(test.db), await makeCourse(test.db)];
    const pathId = await pathOf([
      { courseId: one.courseId, moduleIds: [one.moduleId] },
      { courseId: two.courseId, moduleIds: null },
    ]);
    const to = { personId: worker.actor.personId };
    await assign(coordinator, { assignmentId: uuidv7(), what: { pathId }, to, dueOn: "2026-11-25" });
    expect((await getHome(worker, locale)).now).toMatchObject({ course: { id: one.courseId } });
    await completeLesson(worker, { lessonId: one.lessonIds[0] ?? "" });
    expect((await getHome(worker, locale)).now).toMatchObject({ course: { id: two.courseId } });
    expect(await getPathPage(worker, pathId, locale)).toMatchObject({
      taken: "others",
      dueOn: "2026-11-25",
      steps: [
        { courseId: one.courseId, done: true, modules: [{ id: one.moduleId, done: true }] },
        { courseId: two.courseId, done: false, modules: null },
      ],
    });
    await expect(getPathPage(worker, "nothing", locale)).rejects.toMatchObject({ code: "not_found" });
  });

  it("says of a changed lesson that it is to be done again, and leads there when the day is near", async () => {
    const { worker, clock } = await district();
    const course = await makeCourse(test.db, { lessons: [{}, {}] });
    const [lessonId = ""] = course.lessonIds;
    await completeLesson(worker, { lessonId });
    await course.change(lessonId, { change: { redoBy: "2026-12-24" } });
    await savePlace(worker, { lessonId: course.lessonIds[1] ?? "", part: 1 });
    const home = await getHome(worker, locale);
    expect(home.now).toMatchObject({ because: "continue" });
    expect(home.lines).toMatchObject([
      { kind: "redo", dueOn: "2026-12-24", count: 1, item: { id: lessonId, kind: "lesson" } },
    ]);
    clock.advance(30 * day);
    expect((await getHome(worker, locale)).now).toMatchObject({ kind: "redo", item: { id: lessonId } });
  });

  it("offers a course that everybody may begin to those to whom nothing is assigned", async () => {
    const { worker } = await district();
    const { courseId } = await makeCourse(test.db);
    expect((await getHome(worker, locale)).now).toMatchObject({ kind: "start" });
    await enrol(worker, { courseId });
    expect((await getHome(worker, locale)).now).toMatchObject({ kind: "course", because: "continue" });
  });
});

describe("home passes over", () => {
  it("a course that waits for a signature, and leads to what can be done", async () => {
    const { worker } = await district();
    const waiting = await makeCourse(test.db, { fieldTask: { id: "f1", minutes: 60 } });
    const next = await makeCourse(test.db);
    await savePlace(worker, { lessonId: next.lessonIds[0] ?? "", part: 1 });
    await completeLesson(worker, { lessonId: waiting.lessonIds[0] ?? "" });
    await savePlace(worker, { lessonId: waiting.lessonIds[0] ?? "", part: 1 });
    const task = { itemId: waiting.courseId, taskId: "f1", writeId: uuidv7(), text: "What I did." };
    expect((await getHome(worker, locale)).now).toMatchObject({ step: { kind: "field-task", state: "due" } });
    await handInFieldTask(worker, task);
    expect((await getHome(worker, locale)).now).toMatchObject({
      course: { id: next.courseId },
      step: { kind: "continue" },
    });
  });

  it("a course of which the rest is locked", async () => {
    const { worker } = await district();
    const locked = await makeCourse(test.db, { lessons: [{}, { requires: { from: "2999-01-01" } }] });
    const fresh = await makeCourse(test.db);
    await completeLesson(worker, { lessonId: locked.lessonIds[0] ?? "" });
    expect((await getHome(worker, locale)).now).toMatchObject({
      kind: "start",
      course: { courseId: fresh.courseId },
    });
  });
});

describe("a path that one takes by oneself", () => {
  it("leads the home page and can be left; what others assigned cannot", async () => {
    const { coordinator, worker } = await district();
    const course = await makeCourse(test.db);
    const pathId = await pathOf([{ courseId: course.courseId, moduleIds: null }]);
    const assignmentId = uuidv7();
    for (let i = 0; i < 3; i++) await takePath(worker, { assignmentId, pathId });
    expect((await getHome(worker, locale)).now).toMatchObject({ because: "assigned" });
    expect((await getPathPage(worker, pathId, locale)).taken).toBe("own");
    await leavePath(worker, { pathId });
    expect((await getPathPage(worker, pathId, locale)).taken).toBeNull();
    const to = { personId: worker.actor.personId };
    await assign(coordinator, { assignmentId: uuidv7(), what: { pathId }, to });
    await leavePath(worker, { pathId });
    await takePath(worker, { assignmentId: uuidv7(), pathId });
    expect((await getPathPage(worker, pathId, locale)).taken).toBe("others");
    expect(await test.db.$count(auditEvent, eq(auditEvent.action, "learning.take-path"))).toBe(1);
    await expect(takePath(worker, { assignmentId: uuidv7(), pathId: "nothing" })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("spares nobody the field task: only a path that somebody else gave does", async () => {
    const { coordinator, worker } = await district();
    const course = await makeCourse(test.db, { fieldTask: { id: "f1", minutes: 60 } });
    const pathId = await pathOf([{ courseId: course.courseId, moduleIds: null }]);
    await test.db.update(learningPath).set({ fieldTasks: false }).where(eq(learningPath.id, pathId));
    const asked = async () => (await getCoursePage(worker, course.courseId, locale)).end.fieldTask !== null;
    await takePath(worker, { assignmentId: uuidv7(), pathId });
    expect(await asked()).toBe(true);
    await leavePath(worker, { pathId });
    const to = { personId: worker.actor.personId };
    await assign(coordinator, { assignmentId: uuidv7(), what: { pathId }, to });
    expect(await asked()).toBe(false);
  });
});

describe("reminders", () => {
  it("come once when a week is left and once when the day has passed, in however many processes", async () => {
    const { coordinator, worker, area, clock } = await district();
    const { courseId } = await makeCourse(test.db);
    const assignmentId = uuidv7();
    await assign(coordinator, { assignmentId, what: { courseId }, to: toWorkers(area), dueOn: "2026-12-01" });
    const system = systemCtx(test.db, clock);
    const counts = async () => [
      (await messagesTo(worker, "learning.due-soon")).length,
      (await messagesTo(worker, "learning.overdue")).length,
    ];
    expect(await remindDue(system)).toBe(0);
    clock.advance(2 * day);
    for (let i = 0; i < 3; i++) await remindDue(system);
    expect(await counts()).toEqual([1, 0]);
    clock.advance(7 * day);
    await remindDue(system);
    expect(await counts()).toEqual([1, 0]);
    clock.advance(day);
    for (let i = 0; i < 3; i++) await remindDue(system);
    expect(await counts()).toEqual([1, 1]);
    await expect(remindDue(coordinator)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("do not come to those who have finished, nor for a path of which only courses in preparation are left", async () => {
    const { coordinator, worker, area, clock } = await district();
    const course = await makeCourse(test.db);
    const announced = await makeCourse(test.db, { announced: true });
    const pathId = await pathOf([
      { courseId: course.courseId, moduleIds: [course.moduleId] },
      { courseId: announced.courseId, moduleIds: null },
    ]);
    const dueOn = "2026-11-23";
    await assign(coordinator, { assignmentId: uuidv7(), what: { pathId }, to: toWorkers(area), dueOn });
    await completeLesson(worker, { lessonId: course.lessonIds[0] ?? "" });
    const late = await someone(area, "worker", clock);
    await remindDue(systemCtx(test.db, clock));
    expect(await messagesTo(worker, "learning.due-soon")).toEqual([]);
    expect(await messagesTo(late, "learning.due-soon")).toHaveLength(1);
  });
});

describe("paths", () => {
  it("come from the content, and one that left it is retired with its assignments kept", async () => {
    const { coordinator, worker, clock } = await district();
    const { courseId } = await makeCourse(test.db);
    const words = { tk: "a", ru: "b", en: "c" };
    const entry = {
      id: unique("path"),
      titles: words,
      summaries: words,
      audience: ["manager" as const],
      fieldTasks: false,
      steps: [{ courseId, moduleIds: null }],
    };
    const system = systemCtx(test.db, clock);
    await replacePaths(system, [entry]);
    const to = { personId: worker.actor.personId };
    await assign(coordinator, { assignmentId: uuidv7(), what: { pathId: entry.id }, to });
    await replacePaths(system, []);
    await expect(getPathPage(worker, entry.id, locale)).rejects.toMatchObject({ code: "not_found" });
    expect((await getHome(worker, locale)).paths).toEqual([]);
    await replacePaths(system, [entry]);
    expect((await getHome(worker, locale)).paths).toMatchObject([{ id: entry.id, assigned: true }]);
    await expect(replacePaths(coordinator, [])).rejects.toMatchObject({ code: "forbidden" });
  });
});
