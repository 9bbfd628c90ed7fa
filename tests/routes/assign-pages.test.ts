import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Services } from "#app/auth/services.ts";
import { assignment } from "#app/db/schema/index.ts";
import { addDays, localDayOf } from "#app/lib/local-day.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { action, loader } from "#app/routes/coordinate/learning/route.tsx";
import { action as personAction, loader as personLoader } from "#app/routes/coordinate/person/route.tsx";
import { makeCourse, type MadeCourse } from "#tests/support/course.ts";
import { testDatabase } from "#tests/support/db.ts";
import { makeArea, makePerson, type MadeArea, type MadePerson } from "#tests/support/factories.ts";
import { argsFor, cookieOf, responseOf, testServices } from "#tests/support/request.ts";

let services: Services;
let course: MadeCourse;
let area: MadeArea;
let worker: MadePerson;
let cookie = "";
const page = "/coordinate/learning";
const tomorrow = addDays(localDayOf(new Date()), 1);

beforeAll(async () => {
  const pool = await testDatabase();
  services = testServices(pool);
  course = await makeCourse(pool.db);
  area = await makeArea(pool.db);
  worker = await makePerson(pool.db, { area, roles: ["worker"] });
  const coordinator = await makePerson(pool.db, { area, roles: ["coordinator"] });
  cookie = await cookieOf(services, coordinator.id);
});

const rule = (more: Record<string, string> = {}) => ({
  assignmentId: uuidv7(),
  what: `course:${course.courseId}`,
  role: "worker",
  areaId: area.id,
  dueOn: tomorrow,
  ...more,
});
const post = (form: Record<string, string>, doing = "assign") =>
  responseOf(action(argsFor(services, `${page}?do=${doing}`, { cookie, form })));
const rowOf = async (id: string) => {
  const [row] = await services.pool.db.select().from(assignment).where(eq(assignment.id, id));
  return row;
};

describe("the page of assignments", () => {
  it("assigns by role without a script, lists it, and ends it", async () => {
    const form = rule();
    const made = await post(form);
    expect([made.status, made.headers.get("Location")]).toEqual([303, page]);
    expect(await rowOf(form.assignmentId)).toMatchObject({ role: "worker", dueOn: tomorrow, endedAt: null });
    const listed = await loader(argsFor(services, page, { cookie }));
    expect(listed.assignments).toMatchObject([{ id: form.assignmentId, people: 1, canEnd: true }]);
    expect(listed.choices.map(({ value }) => value)).toContain(`course:${course.courseId}`);
    const twice = await post(rule());
    expect(twice.status).toBe(409);
    expect(await twice.json()).toMatchObject({ problems: { errors: { what: "assign.twice" } } });
    expect((await post({ assignmentId: form.assignmentId }, "end")).status).toBe(303);
    expect((await rowOf(form.assignmentId))?.endedAt).not.toBeNull();
  });

  it("says at the field what does not fit, and keeps what was chosen", async () => {
    const refused = await post(rule({ what: "", dueOn: "2020-01-01" }));
    expect(refused.status).toBe(400);
    const body: unknown = await refused.json();
    expect(body).toMatchObject({ problems: { values: { areaId: area.id, role: "worker" } } });
    expect(body).toHaveProperty("problems.errors.what");
    const past = await post(rule({ dueOn: "2020-01-01" }));
    expect(past.status).toBe(400);
    expect(await past.json()).toMatchObject({ problems: { errors: { dueOn: "assign.past" } } });
    expect((await post(rule(), "something")).status).toBe(400);
  });

  it("takes an empty date as none", async () => {
    const form = rule({ dueOn: "", role: "supervisor" });
    expect((await post(form)).status).toBe(303);
    expect(await rowOf(form.assignmentId)).toMatchObject({ dueOn: null });
  });
});

describe("the page of a person", () => {
  it("assigns to her, shows it and ends it", async () => {
    const params = { person: worker.id };
    const path = `/coordinate/people/${worker.id}`;
    const send = (form: Record<string, string>, doing: string) =>
      responseOf(personAction(argsFor(services, `${path}?do=${doing}`, { cookie, params, form })));
    const form = { assignmentId: uuidv7(), what: `course:${course.courseId}`, dueOn: tomorrow };
    expect((await send(form, "assign")).status).toBe(303);
    const shown = await personLoader(argsFor(services, path, { cookie, params }));
    expect(shown.learning.assigned).toMatchObject([{ id: form.assignmentId, canEnd: true }]);
    expect((await send({ assignmentId: form.assignmentId }, "end-assignment")).status).toBe(303);
    expect((await rowOf(form.assignmentId))?.endedAt).not.toBeNull();
  });
});
