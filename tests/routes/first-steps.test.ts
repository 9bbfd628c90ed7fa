import { beforeAll, describe, expect, test } from "vitest";
import { setting } from "#app/db/schema/index.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { loader } from "#app/routes/administer/start/route.tsx";
import { loader as overview } from "#app/routes/administer/overview/route.tsx";
import { day, heldClock } from "#tests/support/clock.ts";
import { makeCourse } from "#tests/support/course.ts";
import { testDatabase } from "#tests/support/db.ts";
import { makePerson } from "#tests/support/factories.ts";
import { argsFor, cookieOf, keepingMailer, testServices } from "#tests/support/request.ts";

const clock = heldClock();
let services: ReturnType<typeof testServices>;
let cookie = "";

beforeAll(async () => {
  services = testServices(await testDatabase(), { clock });
  const administrator = await makePerson(services.pool.db, { roles: ["administrator"], locale: "en" });
  cookie = await cookieOf(services, administrator.id);
  await note("secret", "a print");
});

async function note(key: string, value: unknown): Promise<void> {
  const values = { key, value };
  await services.pool.db
    .insert(setting)
    .values(values)
    .onConflictDoUpdate({ target: setting.key, set: values });
}

async function steps(changes: Partial<typeof services> = {}) {
  const found = await loader(argsFor({ ...services, ...changes }, "/administer/start", { cookie }));
  return Object.fromEntries(found.map((step) => [step.id, step]));
}

describe("the first steps of a new portal", () => {
  test("are all to do at first, each with a command or a link, and the administration says how many", async () => {
    const all = await steps();
    expect(Object.values(all).map(({ done }) => done)).toEqual([false, false, false, false, false]);
    expect(all["backup"]).toMatchObject({
      command: "npm run backup",
      text: expect.stringContaining("None has been made") as string,
    });
    expect(all["coordinator"]?.link?.href).toBe("/coordinate/people/new");
    const page = await overview(argsFor(services, "/administer", { cookie }));
    expect(page.stepsToDo, "mail is not counted: the portal works without").toBe(4);
  });

  test("are done when the facts say so", async () => {
    await makeCourse(services.pool.db);
    await makePerson(services.pool.db, { roles: ["coordinator"] });
    await makePerson(services.pool.db, { roles: ["coordinator"], closedAt: new Date() });
    await note("secret-copy", { print: "a print", at: clock.now().toISOString() });
    await note("last-backup", { madeAt: clock.now().toISOString(), bytes: 1 });
    const all = await steps(keepingMailer());
    expect(Object.values(all).map(({ done }) => done)).toEqual([true, true, true, true, true]);
    expect(all["coordinator"]?.text).toBe("One person coordinates.");
    expect(Object.values(all).flatMap(({ command, link }) => command ?? link ?? [])).toEqual([]);
  });

  test("open again when the last backup is old or the secret was replaced", async () => {
    clock.advance(8 * day);
    await note("secret", `another print ${uuidv7()}`);
    const all = await steps();
    expect(all["backup"]).toMatchObject({
      done: false,
      text: expect.stringContaining("too long ago") as string,
    });
    expect(all["secret"]).toMatchObject({ done: false, command: "npm run secret:check" });
  });
});
