import { beforeAll, describe, expect, test } from "vitest";
import { checkOneTimeCode } from "#app/domain/identity/check-one-time-code.server.ts";
import { closePerson } from "#app/domain/identity/close-person.server.ts";
import { assignSupervisor } from "#app/domain/identity/assign-supervisor.server.ts";
import { editPerson } from "#app/domain/identity/edit-person.server.ts";
import { invitePerson } from "#app/domain/identity/invite-person.server.ts";
import { movePerson } from "#app/domain/identity/move-person.server.ts";
import { getPersonFile } from "#app/domain/identity/queries/get-person-file.server.ts";
import { listPeople } from "#app/domain/identity/queries/list-people.server.ts";
import { listReachAreas } from "#app/domain/identity/queries/list-reach-areas.server.ts";
import { anonymousCtx, ctxFor, systemCtx } from "#tests/support/actors.ts";
import { day, heldClock } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/db.ts";
import { grantRole, makeArea, makePerson, unique } from "#tests/support/factories.ts";
import { cookieOf, testServices } from "#tests/support/request.ts";

let pool: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  pool = await testDatabase();
});

const code = (error: string) => expect.objectContaining({ code: error });

async function region() {
  const area = await makeArea(pool.db);
  const [north, south] = [
    await makeArea(pool.db, { parent: area }),
    await makeArea(pool.db, { parent: area }),
  ];
  const clock = heldClock();
  const who = await makePerson(pool.db, { area, roles: ["coordinator"] });
  return { area, north, south, clock, coordinator: ctxFor(pool.db, who, ["coordinator"], clock) };
}

const newcomer = (homeAreaId: string) => ({
  surname: "Çaryýewa",
  givenName: "Ogulnar",
  locale: "tk" as const,
  homeAreaId,
  role: "worker" as const,
});

describe("inviting a person", () => {
  test("makes the account, its first role and the code that opens it", async () => {
    const { coordinator, north, clock } = await region();
    const first = await invitePerson(coordinator, { ...newcomer(north.id), phone: "8 65 12 34 56" });
    const second = await invitePerson(coordinator, newcomer(north.id));
    expect(first.userName).toBe("ogulnar.caryyewa");
    expect(second.userName).toBe("ogulnar.caryyewa2");
    const ctx = anonymousCtx(pool.db, clock);
    const typed = { name: "+993 65 123456", code: first.code, clientAddress: "192.0.2.1" };
    expect(await checkOneTimeCode(ctx, typed)).toHaveProperty("ticket");
    const file = await getPersonFile(coordinator, first.personId, "en");
    expect(file).toMatchObject({ roles: ["worker"], opened: false, phone: "+99365123456" });
  });

  test("says which sign-in name is taken", async () => {
    const { coordinator, north } = await region();
    const email = `${unique("mail")}@halypa.test`;
    await invitePerson(coordinator, { ...newcomer(north.id), email });
    await expect(invitePerson(coordinator, { ...newcomer(north.id), email })).rejects.toMatchObject({
      code: "conflict",
      params: { field: "email" },
    });
  });

  test("is for coordinators and administrators of that area", async () => {
    const { north } = await region();
    const elsewhere = await region();
    await expect(invitePerson(elsewhere.coordinator, newcomer(north.id))).rejects.toEqual(code("forbidden"));
    const manager = await makePerson(pool.db, { area: north });
    await expect(
      invitePerson(ctxFor(pool.db, manager, ["manager", "supervisor"]), newcomer(north.id)),
    ).rejects.toEqual(code("forbidden"));
    await expect(invitePerson(elsewhere.coordinator, newcomer("nowhere"))).rejects.toEqual(code("not_found"));
  });
});

describe("changing a person", () => {
  test("sets what is written, empties what is not, and finds her by the new name", async () => {
    const { coordinator, north } = await region();
    const { personId, userName } = await invitePerson(coordinator, {
      ...newcomer(north.id),
      patronymic: "Amanowna",
    });
    const next = { personId, surname: "Orazowa", givenName: "Ogulnar", userName, locale: "ru" as const };
    await editPerson(coordinator, next);
    const { people } = await listPeople(coordinator, { locale: "tk", text: "oraz" });
    expect(people.map(({ id }) => id)).toEqual([personId]);
    expect(await getPersonFile(coordinator, personId, "tk")).toMatchObject({
      fullName: "Orazowa Ogulnar",
      locale: "ru",
    });
  });

  test("is never done to oneself, to an administrator by a coordinator, or from elsewhere", async () => {
    const { coordinator, area, north } = await region();
    const boss = await makePerson(pool.db, { area, roles: ["administrator"] });
    const worker = await makePerson(pool.db, { area: north });
    const names = { surname: "A", givenName: "B", locale: "tk" as const };
    const edit = (ctx: typeof coordinator, personId: string) =>
      editPerson(ctx, { ...names, personId, userName: unique("user") });
    await expect(edit(coordinator, coordinator.actor.personId)).rejects.toEqual(code("forbidden"));
    await expect(edit(coordinator, boss.id)).rejects.toEqual(code("forbidden"));
    await expect(edit((await region()).coordinator, worker.id)).rejects.toEqual(code("not_found"));
    await expect(edit(ctxFor(pool.db, boss, ["auditor"]), worker.id)).rejects.toEqual(code("forbidden"));
  });

  test("moves her with her role, and keeps where she was and until when", async () => {
    const { coordinator, north, south, clock } = await region();
    const { personId } = await invitePerson(coordinator, newcomer(north.id));
    clock.advance(day);
    await movePerson(coordinator, { personId, areaId: south.id });
    const file = await getPersonFile(coordinator, personId, "en");
    expect(file.homeAreaId).toBe(south.id);
    expect(file.moves).toEqual([{ at: clock.now(), from: north.id, to: south.id }]);
    expect(file.grants).toMatchObject([
      { role: "worker", area: south.id, endsAt: null },
      { role: "worker", area: north.id, endsAt: clock.now() },
    ]);
    await expect(movePerson(coordinator, { personId, areaId: south.id })).rejects.toEqual(
      code("already_done"),
    );
    const elsewhere = await region();
    await expect(movePerson(coordinator, { personId, areaId: elsewhere.north.id })).rejects.toEqual(
      code("forbidden"),
    );
    await expect(movePerson(elsewhere.coordinator, { personId, areaId: elsewhere.north.id })).rejects.toEqual(
      code("not_found"),
    );
  });

  test("makes a manager wait a day who becomes a reader by the move, and no other", async () => {
    const { coordinator, area, north, south, clock } = await region();
    const [above, here, there] = [
      await makePerson(pool.db, { area, roles: ["manager"] }),
      await makePerson(pool.db, { area: north, roles: ["manager"] }),
      await makePerson(pool.db, { area: south, roles: ["manager"] }),
    ];
    const supervisor = await makePerson(pool.db, { area: north, roles: ["supervisor"] });
    const worker = await makePerson(pool.db, { area: north, roles: ["worker"] });
    await assignSupervisor(systemCtx(pool.db), { workerId: worker.id, supervisorId: supervisor.id });
    const waits = async (id: string) => {
      const [row] = await pool.sql`select texts_open_at is not null as waits from person where id = ${id}`;
      return row?.["waits"];
    };
    await movePerson(coordinator, { personId: supervisor.id, areaId: south.id });
    expect([await waits(above.id), await waits(here.id), await waits(there.id)]).toEqual([
      false,
      false,
      true,
    ]);
    clock.advance(day);
  });
});

describe("closing an account", () => {
  test("ends roles, sessions, codes and supervision, and leaves the history", async () => {
    const { coordinator, north } = await region();
    const supervisor = await makePerson(pool.db, { area: north, roles: ["supervisor"] });
    const { personId, userName, code: typed } = await invitePerson(coordinator, newcomer(north.id));
    await assignSupervisor(coordinator, { workerId: personId, supervisorId: supervisor.id });
    await cookieOf(testServices(pool), personId);
    await closePerson(coordinator, { personId });
    const [left] = await pool.sql`select
      (select count(*)::int from session where person_id = ${personId}) as sessions,
      (select count(*)::int from role_grant where person_id = ${personId} and ends_at is null) as open_grants,
      (select count(*)::int from role_grant where person_id = ${personId}) as grants,
      (select count(*)::int from supervision_relationship where worker_id = ${personId} and ends_at is null) as pairs`;
    expect(left).toEqual({ sessions: 0, open_grants: 0, grants: 1, pairs: 0 });
    await expect(
      checkOneTimeCode(anonymousCtx(pool.db), { name: userName, code: typed, clientAddress: "192.0.2.3" }),
    ).rejects.toEqual(code("code_invalid"));
    await expect(getPersonFile(coordinator, personId, "en")).rejects.toEqual(code("not_found"));
    await expect(closePerson(coordinator, { personId })).rejects.toEqual(code("not_found"));
  });

  test("is never one's own, nor beyond one's reach", async () => {
    const { coordinator, north } = await region();
    const worker = await makePerson(pool.db, { area: north });
    const self = { personId: coordinator.actor.personId };
    await expect(closePerson(coordinator, self)).rejects.toEqual(code("forbidden"));
    await expect(closePerson((await region()).coordinator, { personId: worker.id })).rejects.toEqual(
      code("not_found"),
    );
  });
});

describe("the list of people", () => {
  test("comes page by page without losing or repeating anybody, by area and role", async () => {
    const { coordinator, area, north, south } = await region();
    for (let i = 0; i < 7; i++)
      await makePerson(pool.db, { area: i % 2 ? north : south, roles: ["worker"], surname: `S${i % 3}` });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listPeople(coordinator, { locale: "en", limit: 3, ...(after ? { after } : {}) });
      seen.push(...page.people.map(({ id }) => id));
      after = page.more ?? undefined;
    } while (after);
    expect(seen).toHaveLength(8);
    expect(new Set(seen).size).toBe(8);
    const inNorth = await listPeople(coordinator, { locale: "en", areaId: north.id, role: "worker" });
    expect(inNorth.people).toHaveLength(3);
    const elsewhere = await region();
    expect((await listPeople(elsewhere.coordinator, { locale: "en", areaId: area.id })).people).toEqual([]);
    await expect(getPersonFile(elsewhere.coordinator, seen[0] ?? "", "en")).rejects.toEqual(
      code("not_found"),
    );
    const reach = await listReachAreas(coordinator, { roles: ["coordinator"], locale: "en" });
    expect(reach[0]?.id).toBe(area.id);
    expect(reach.map(({ id }) => id).sort()).toEqual([area.id, north.id, south.id].sort());
  });

  test("shows roles of now only", async () => {
    const { coordinator, north } = await region();
    const person = await makePerson(pool.db, { area: north, roles: ["worker"] });
    await grantRole(pool.db, person.id, "author", north, { endsAt: new Date("2001-01-01T00:00:00Z") });
    const { people } = await listPeople(coordinator, { locale: "en", areaId: north.id });
    expect(people).toMatchObject([{ roles: ["worker"], supervisor: null, opened: false }]);
  });
});
