import { beforeAll, describe, expect, test } from "vitest";
import { assignSupervisor } from "#app/domain/identity/assign-supervisor.server.ts";
import { requestGrant } from "#app/domain/identity/request-grant.server.ts";
import type { Role } from "#app/domain/kernel/role.ts";
import * as approvals from "#app/routes/coordinate/approvals/route.tsx";
import * as contact from "#app/routes/coordinate/contact/route.tsx";
import * as group from "#app/routes/coordinate/group/route.tsx";
import * as newPerson from "#app/routes/coordinate/new-person/route.tsx";
import * as people from "#app/routes/coordinate/people/route.tsx";
import * as person from "#app/routes/coordinate/person/route.tsx";
import * as supervision from "#app/routes/coordinate/supervision/route.tsx";
import { uuidv7 } from "#app/lib/uuid.ts";
import { ctxFor, systemCtx } from "#tests/support/actors.ts";
import { testDatabase } from "#tests/support/db.ts";
import { makeArea, makePerson, type MadeArea } from "#tests/support/factories.ts";
import { argsFor, cookieOf, responseOf, testServices } from "#tests/support/request.ts";

const pool = await testDatabase();
const services = testServices(pool);

let here: MadeArea;
let coordinatorId: string;
let coordinator: string;
let stranger: string;

const signIn = async (area: MadeArea, ...roles: Role[]) => {
  const who = await makePerson(pool.db, { area, roles, locale: "en" });
  return { id: who.id, cookie: await cookieOf(services, who.id) };
};

beforeAll(async () => {
  here = await makeArea(pool.db);
  ({ id: coordinatorId, cookie: coordinator } = await signIn(here, "coordinator"));
  ({ cookie: stranger } = await signIn(await makeArea(pool.db), "coordinator", "manager"));
});

const personArgs = (id: string, cookie: string, doing?: string, form: Record<string, string> = {}) =>
  argsFor(services, doing ? `/coordinate/people/${id}?do=${doing}` : `/coordinate/people/${id}`, {
    cookie,
    params: { person: id },
    ...(doing ? { form } : {}),
  });

describe("inviting", () => {
  const fields = () => ({
    surname: "Nuryýewa",
    givenName: "Aýlar",
    locale: "tk",
    homeAreaId: here.id,
    role: "worker",
  });

  test("shows the code once, and sending the form again makes no second account of that name", async () => {
    const form = { ...fields(), userName: `aylar.${uuidv7().slice(-8)}` };
    const send = () =>
      responseOf(
        newPerson.action(argsFor(services, "/coordinate/people/new", { cookie: coordinator, form })),
      );
    const first = await send();
    expect(first.status).toBe(200);
    const made = (await first.json()) as { personId: string; shown: { code: string } };
    expect(made.shown.code).toMatch(/^\w{4}-\w{4}-\w{4}$/);
    expect((await send()).status).toBe(409);
    const page = await responseOf(person.loader(personArgs(made.personId, coordinator)));
    expect(JSON.stringify(await page.json())).not.toContain(made.shown.code);
  });

  test("keeps what was typed when a field is off", async () => {
    const form = { ...fields(), phone: "not a number" };
    const response = await responseOf(
      newPerson.action(argsFor(services, "/coordinate/people/new", { cookie: coordinator, form })),
    );
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      doing: "invite",
      problems: { values: { surname: "Nuryýewa" }, errors: { phone: "people.form.phoneWrong" } },
    });
  });
});

describe("a person's page", () => {
  test("is not there for a coordinator of another area, whichever form is sent", async () => {
    const worker = await makePerson(pool.db, { area: here, roles: ["worker"] });
    expect((await responseOf(person.loader(personArgs(worker.id, stranger)))).status).toBe(404);
    const other = uuidv7();
    const forms: Record<string, Record<string, string>> = {
      edit: { surname: "A", givenName: "B", userName: "abc.def", locale: "tk" },
      move: { areaId: here.id },
      close: { sure: "yes" },
      grant: { role: "worker", areaId: here.id },
      "end-grant": { grantId: other },
      supervisor: { supervisorId: other },
      "end-supervision": { nothing: "" },
      arbiter: { arbiterId: other },
      training: { factId: other, training: "strong-families", happenedOn: "2026-01-01", documentNumber: "1" },
      withdraw: { factId: other, writeId: uuidv7() },
      "ask-code": { nothing: "" },
      code: { nothing: "" },
    };
    for (const [doing, form] of Object.entries(forms)) {
      const response = await responseOf(person.action(personArgs(worker.id, stranger, doing, form)));
      expect([doing, response.status]).toEqual([doing, 404]);
    }
  });

  test("refuses in words, at the form, what needs a second person", async () => {
    const [worker, supervisor] = [
      await makePerson(pool.db, { area: here, roles: ["worker"] }),
      await makePerson(pool.db, { area: here, roles: ["supervisor"] }),
    ];
    await assignSupervisor(systemCtx(pool.db), { workerId: worker.id, supervisorId: supervisor.id });
    const response = await responseOf(
      person.action(personArgs(worker.id, coordinator, "code", { nothing: "" })),
    );
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      problems: { errors: { "": "errors.code.second_person" } },
    });
    const page = await responseOf(person.loader(personArgs(worker.id, coordinator)));
    expect(await page.json()).toMatchObject({ may: { code: "ask" } });
  });

  test("gives no role to oneself", async () => {
    const response = await responseOf(
      person.action(personArgs(coordinatorId, coordinator, "grant", { role: "supervisor", areaId: here.id })),
    );
    expect(response.status).toBe(403);
  });

  test("is unknown for an id that is none, and for a form that is none", async () => {
    expect((await responseOf(person.loader(personArgs("nobody", coordinator)))).status).toBe(404);
    const worker = await makePerson(pool.db, { area: here, roles: ["worker"] });
    const response = await responseOf(person.action(personArgs(worker.id, coordinator, "anything")));
    expect(response.status).toBe(400);
  });
});

describe("approvals", () => {
  test("are decided by a second person of the area and by nobody else", async () => {
    const worker = await makePerson(pool.db, { area: here, roles: ["worker"] });
    const asker = ctxFor(pool.db, { id: coordinatorId, homeAreaId: here.id }, ["coordinator"]);
    const outcome = await requestGrant(asker, { personId: worker.id, role: "supervisor", areaId: here.id });
    const approvalId = outcome.state === "waiting" ? outcome.approvalId : "";
    const decide = (cookie: string) =>
      responseOf(
        approvals.action(
          argsFor(services, "/coordinate/approvals", { cookie, form: { approvalId, answer: "approve" } }),
        ),
      );
    expect((await decide(coordinator)).status).toBe(403);
    expect((await decide(stranger)).status).toBe(404);
    expect((await decide((await signIn(here, "manager")).cookie)).status).toBe(303);
  });
});

describe("other pages", () => {
  test("show nothing of another area", async () => {
    const worker = await makePerson(pool.db, { area: here, roles: ["worker"], surname: "Görünmez" });
    const pages = [
      people.loader(argsFor(services, "/coordinate?name=gorunmez", { cookie: stranger })),
      supervision.loader(argsFor(services, `/coordinate/supervision?area=${here.id}`, { cookie: stranger })),
    ];
    for (const page of pages)
      expect(JSON.stringify(await (await responseOf(page)).json())).not.toContain(worker.id);
    const own = people.loader(argsFor(services, "/coordinate?name=gorunmez", { cookie: coordinator }));
    expect(JSON.stringify(await (await responseOf(own)).json())).toContain(worker.id);
    const unknown = uuidv7();
    const params = { group: unknown, entry: unknown };
    const at = { cookie: coordinator, params };
    expect((await responseOf(group.loader(argsFor(services, "/x", at)))).status).toBe(404);
    expect((await responseOf(contact.loader(argsFor(services, "/x", at)))).status).toBe(404);
  });
});
