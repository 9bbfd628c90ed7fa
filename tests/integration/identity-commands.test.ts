import { beforeAll, describe, expect, test } from "vitest";
import { supervisionRelationship } from "#app/db/schema/index.ts";
import { changePassword } from "#app/domain/identity/change-password.server.ts";
import { checkOneTimeCode } from "#app/domain/identity/check-one-time-code.server.ts";
import { createPerson } from "#app/domain/identity/create-person.server.ts";
import { grantRole } from "#app/domain/identity/grant-role.server.ts";
import { importAreas } from "#app/domain/identity/import-areas.server.ts";
import { issueOneTimeCode } from "#app/domain/identity/issue-one-time-code.server.ts";
import { findPeopleByName } from "#app/domain/identity/queries/find-people-by-name.server.ts";
import { getCodeTicket } from "#app/domain/identity/queries/get-code-ticket.server.ts";
import { getOwnAccount } from "#app/domain/identity/queries/get-own-account.server.ts";
import { redeemOneTimeCode } from "#app/domain/identity/redeem-one-time-code.server.ts";
import { requestReset } from "#app/domain/identity/request-reset.server.ts";
import { setLocale } from "#app/domain/identity/set-locale.server.ts";
import { signOutEverywhere } from "#app/domain/identity/sign-out-everywhere.server.ts";
import { verifyCredentials } from "#app/domain/identity/verify-credentials.server.ts";
import { hashPassword } from "#app/platform/password-hash.server.ts";
import { anonymousCtx, ctxFor, systemCtx } from "#tests/support/actors.ts";
import { day, heldClock, hour, minute } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/db.ts";
import { makeArea, makePerson, unique } from "#tests/support/factories.ts";
import { cookieOf, testServices } from "#tests/support/request.ts";

const password = "dört sany gyzyl alma";
const newPassword = "bäş sany sary armyt";
let passwordHash: string;
let pool: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  pool = await testDatabase();
  passwordHash = await hashPassword(password);
});

const code = (error: string) => expect.objectContaining({ code: error });
const address = () => `192.0.2.1 ${unique("client")}`;
const tryIn = (login: string, typed: string, clientAddress = address(), ctx = anonymousCtx(pool.db)) =>
  verifyCredentials(ctx, { login, password: typed, clientAddress });
const actionsOn = async (targetId: string) => {
  const rows = await pool.sql`select action from audit_event where target_id = ${targetId} order by at, id`;
  return rows.map((row) => row["action"]);
};

describe("signing in", () => {
  test("works by user name, e-mail address and phone number, and tells the roles of now", async () => {
    const email = `${unique("jeren")}@halypa.test`;
    const phone = `+9936${String(Date.now()).slice(-7)}`;
    const person = await makePerson(pool.db, { email, phone, passwordHash, roles: ["worker", "supervisor"] });
    for (const login of [person.userName.toUpperCase(), ` ${email} `, phone.replace("+993", "8 ")])
      expect((await tryIn(login, password)).personId).toBe(person.id);
    const { roles } = await tryIn(email, password);
    expect(new Set(roles)).toEqual(new Set(["worker", "supervisor"]));
    expect(await actionsOn(person.id)).toContain("identity.sign-in");
  });

  test("gives one answer for wrong, unknown, closed and not yet invited", async () => {
    const person = await makePerson(pool.db, { passwordHash });
    const closed = await makePerson(pool.db, { passwordHash, closedAt: new Date() });
    const invited = await makePerson(pool.db);
    for (const login of [closed.userName, invited.userName, unique("nobody"), `${unique("no")}@halypa.test`])
      await expect(tryIn(login, password)).rejects.toEqual(code("credentials_invalid"));
    await expect(tryIn(person.userName, "not this one")).rejects.toEqual(code("credentials_invalid"));
  });

  test("is refused for an account after ten wrong tries from anywhere, until a quarter of an hour is over", async () => {
    const clock = heldClock();
    const ctx = anonymousCtx(pool.db, clock);
    const person = await makePerson(pool.db, { passwordHash });
    for (let i = 0; i < 10; i++)
      await expect(tryIn(person.userName, "wrong", address(), ctx)).rejects.toEqual(
        code("credentials_invalid"),
      );
    clock.advance(5 * minute);
    const refused = tryIn(person.userName, password, address(), ctx);
    await expect(refused).rejects.toMatchObject({ code: "rate_limited", params: { minutes: 10 } });
    clock.advance(10 * minute);
    expect((await tryIn(person.userName, password, address(), ctx)).personId).toBe(person.id);
  });

  test("counts tries for a name that nobody has in the same way", async () => {
    const login = unique("nobody");
    for (let i = 0; i < 10; i++)
      await expect(tryIn(login, "wrong")).rejects.toEqual(code("credentials_invalid"));
    await expect(tryIn(login, "wrong")).rejects.toEqual(code("rate_limited"));
  });

  test("is refused for an address after fifty wrong tries, whomever they were about, and for it alone", async () => {
    const person = await makePerson(pool.db, { passwordHash });
    const from = address();
    await Promise.allSettled(Array.from({ length: 50 }, () => tryIn(unique("nobody"), "wrong", from)));
    await expect(tryIn(person.userName, password, from)).rejects.toEqual(code("rate_limited"));
    expect((await tryIn(person.userName, password)).personId).toBe(person.id);
  });

  test("rightly forgets the wrong tries before it, so that an office is not locked out by its own people", async () => {
    const person = await makePerson(pool.db, { passwordHash });
    const from = address();
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 9; i++) await tryIn(person.userName, "wrong", from).catch(() => null);
      expect((await tryIn(person.userName, password, from)).personId).toBe(person.id);
    }
  });

  test("keeps neither names nor addresses in the table of tries", async () => {
    const login = unique("nobody");
    await tryIn(login, "wrong", "198.51.100.77").catch(() => null);
    const rows = await pool.sql`select key from rate_limit`;
    for (const row of rows) expect(row["key"]).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("a one-time code", () => {
  const invite = async (clock = heldClock()) => {
    const area = await makeArea(pool.db);
    const person = await makePerson(pool.db, { area, roles: ["worker"] });
    const issuer = await makePerson(pool.db, { area });
    const issued = await issueOneTimeCode(ctxFor(pool.db, issuer, ["coordinator"], clock), {
      personId: person.id,
      purpose: "invitation",
    });
    const ctx = anonymousCtx(pool.db, clock);
    const check = (typed: string) =>
      checkOneTimeCode(ctx, { name: person.userName, code: typed, clientAddress: address() });
    const redeem = (ticket: string, chosen = newPassword) =>
      redeemOneTimeCode(ctx, { ticket, locale: "ru", password: chosen });
    return { person, issuer, issued, clock, ctx, check, redeem };
  };

  test("opens the account: language and password are kept, it is shown to its person, nothing else is", async () => {
    const { person, issuer, issued, check, redeem } = await invite();
    const { ticket } = await check(issued.code.toLowerCase().replaceAll("-", " "));
    expect(await redeem(ticket)).toEqual({ personId: person.id, purpose: "invitation", roles: ["worker"] });
    expect((await tryIn(person.userName, newPassword)).personId).toBe(person.id);
    const account = await getOwnAccount(ctxFor(pool.db, person), "en");
    expect(account.usedCodes).toMatchObject([
      { purpose: "invitation", issuedBy: `${issuer.givenName} ${issuer.surname}` },
    ]);
    const [row] = await pool.sql`select locale from person where id = ${person.id}`;
    expect(row?.["locale"]).toBe("ru");
    expect(await actionsOn(person.id)).toEqual([
      "identity.issue-one-time-code",
      "identity.redeem-one-time-code",
      "identity.sign-in",
    ]);
    const messages = await pool.sql`select kind from outbox_message where person_id = ${person.id}`;
    expect(messages.map((message) => message["kind"])).toEqual(["identity.code-used"]);
  });

  test("is stored hashed, and stands neither in the trail nor in the outbox", async () => {
    const { issued } = await invite();
    const bare = issued.code.replaceAll("-", "");
    const everything = await pool.sql`
      select string_agg(t::text, ' ') as text from (
        select c::text as t from one_time_code c union all select a::text from audit_event a
        union all select o::text from outbox_message o union all select r::text from rate_limit r) as rows(t)`;
    expect(String(everything[0]?.["text"])).not.toMatch(new RegExp(`${issued.code}|${bare}`, "i"));
  });

  test("works once", async () => {
    const { issued, check, redeem, ctx } = await invite();
    const first = await check(issued.code);
    const second = await check(issued.code);
    await redeem(first.ticket);
    await expect(redeem(second.ticket)).rejects.toEqual(code("code_invalid"));
    await expect(getCodeTicket(ctx, second.ticket)).rejects.toEqual(code("code_invalid"));
    await expect(check(issued.code)).rejects.toEqual(code("code_invalid"));
  });

  test("works once also when it is used twice in the same moment", async () => {
    const { issued, check, redeem } = await invite();
    const { ticket } = await check(issued.code);
    const results = await Promise.allSettled([redeem(ticket), redeem(ticket), redeem(ticket)]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("is void after five wrong tries, and not before", async () => {
    const [patient, guessed] = [await invite(), await invite()];
    for (let i = 0; i < 4; i++)
      await expect(patient.check("0000-0000-0000")).rejects.toEqual(code("code_invalid"));
    expect(await patient.check(patient.issued.code)).toHaveProperty("ticket");
    for (let i = 0; i < 5; i++)
      await expect(guessed.check("not a code")).rejects.toEqual(code("code_invalid"));
    await expect(guessed.check(guessed.issued.code)).rejects.toEqual(code("code_invalid"));
  });

  test("is over after fourteen days; one for a lost password after a day", async () => {
    const late = await invite();
    late.clock.advance(14 * day - minute);
    expect(await late.check(late.issued.code)).toHaveProperty("ticket");
    late.clock.advance(minute);
    await expect(late.check(late.issued.code)).rejects.toEqual(code("code_invalid"));
    const reset = await issueOneTimeCode(systemCtx(pool.db, late.clock), {
      personId: late.person.id,
      purpose: "reset",
    });
    expect(reset.expiresAt.getTime() - late.clock.now().getTime()).toBe(day);
    late.clock.advance(day);
    await expect(late.check(reset.code)).rejects.toEqual(code("code_invalid"));
  });

  test("gives a ticket that is good for half an hour and cannot be changed", async () => {
    const { issued, check, redeem, clock } = await invite();
    const { ticket } = await check(issued.code);
    await expect(redeem(`${ticket.slice(0, -4)}AAAA`)).rejects.toEqual(code("code_invalid"));
    await expect(redeem("")).rejects.toEqual(code("code_invalid"));
    clock.advance(31 * minute);
    await expect(redeem(ticket)).rejects.toEqual(code("code_invalid"));
  });

  test("is spared by a password that is too weak", async () => {
    const { person, issued, check, redeem } = await invite();
    const { ticket } = await check(issued.code);
    await expect(redeem(ticket, "kiçi")).rejects.toMatchObject({ params: { reason: "too_short" } });
    await expect(redeem(ticket, `my ${person.userName} word`)).rejects.toMatchObject({
      params: { reason: "contains_name" },
    });
    expect((await redeem(ticket)).personId).toBe(person.id);
  });

  test("is void as soon as a newer one is made", async () => {
    const { person, issued, check, clock } = await invite();
    await issueOneTimeCode(systemCtx(pool.db, clock), { personId: person.id, purpose: "invitation" });
    await expect(check(issued.code)).rejects.toEqual(code("code_invalid"));
  });

  test("works for its own person only, and its use ends her other sessions", async () => {
    const { person, issued, check, redeem, ctx } = await invite();
    const stranger = await makePerson(pool.db);
    const typed = { name: stranger.userName, code: issued.code, clientAddress: address() };
    await expect(checkOneTimeCode(ctx, typed)).rejects.toEqual(code("code_invalid"));
    await cookieOf(testServices(pool), person.id);
    await redeem((await check(issued.code)).ticket);
    expect(await pool.sql`select 1 from session where person_id = ${person.id}`).toHaveLength(0);
  });

  test("is given by a coordinator in her area to people without guarded roles, never to oneself", async () => {
    const [area, elsewhere] = [await makeArea(pool.db), await makeArea(pool.db)];
    const coordinator = await makePerson(pool.db, { area });
    const target = async (where = area, ...roles: ("worker" | "administrator" | "coordinator")[]) =>
      (await makePerson(pool.db, { area: where, roles })).id;
    const give = (ctx: Parameters<typeof issueOneTimeCode>[0], personId: string) =>
      issueOneTimeCode(ctx, { personId, purpose: "reset" });
    const ctx = ctxFor(pool.db, coordinator, ["coordinator"]);
    const [worker, boss, far] = [
      await target(),
      await target(area, "administrator"),
      await target(elsewhere),
    ];
    expect(await give(ctx, worker)).toHaveProperty("code");
    await expect(give(ctx, boss)).rejects.toEqual(code("forbidden"));
    await expect(give(ctx, coordinator.id)).rejects.toEqual(code("forbidden"));
    await expect(give(ctx, far)).rejects.toEqual(code("not_found"));
    const administrator = ctxFor(pool.db, await makePerson(pool.db, { area }), ["administrator"]);
    expect(await give(administrator, boss)).toHaveProperty("code");
    for (const role of ["worker", "supervisor", "author", "reviewer"] as const)
      await expect(give(ctxFor(pool.db, coordinator, [role]), worker)).rejects.toEqual(code("not_found"));
    for (const role of ["manager", "auditor"] as const)
      await expect(give(ctxFor(pool.db, coordinator, [role]), worker)).rejects.toEqual(code("forbidden"));
    await expect(give(anonymousCtx(pool.db), worker)).rejects.toEqual(code("not_found"));
  });
});

describe("a reset by mail", () => {
  test("is prepared for whoever has an address, and for nobody else", async () => {
    const email = `${unique("reset")}@halypa.test`;
    const person = await makePerson(pool.db, { email });
    const without = await makePerson(pool.db);
    const ctx = anonymousCtx(pool.db);
    const ask = (name: string) => requestReset(ctx, { name, clientAddress: address() });
    expect(await ask(person.userName)).toMatchObject({ to: email, userName: person.userName, locale: "tk" });
    expect(await ask(without.userName)).toBeNull();
    expect(await ask(unique("nobody"))).toBeNull();
  });
  test.each(["supervisor", "manager", "coordinator", "administrator"] as const)(
    "is not made for a %s: a second person gives that code",
    async (role) => {
      const person = await makePerson(pool.db, { email: `${unique("reset")}@halypa.test`, roles: [role] });
      const asked = requestReset(anonymousCtx(pool.db), { name: person.userName, clientAddress: address() });
      expect(await asked).toBeNull();
    },
  );

  test("is not made for whoever supervised once: what she signed stays readable to her", async () => {
    const email = `${unique("reset")}@halypa.test`;
    const [former, worker] = [await makePerson(pool.db, { email }), await makePerson(pool.db)];
    const [startsAt, endsAt] = [new Date("2026-01-01"), new Date("2026-02-01")];
    await pool.db
      .insert(supervisionRelationship)
      .values({ workerId: worker.id, supervisorId: former.id, startsAt, textsOpenAt: startsAt, endsAt });
    const asked = requestReset(anonymousCtx(pool.db), { name: former.userName, clientAddress: address() });
    expect(await asked).toBeNull();
  });

  test("is asked for three times in a quarter of an hour at most", async () => {
    const name = unique("nobody");
    const ask = () => requestReset(anonymousCtx(pool.db), { name, clientAddress: address() });
    for (let i = 0; i < 3; i++) await ask();
    await expect(ask()).rejects.toEqual(code("rate_limited"));
  });
});

describe("one's own account", () => {
  test("changes its password with the present one, which ends all sessions", async () => {
    const person = await makePerson(pool.db, { passwordHash });
    await cookieOf(testServices(pool), person.id);
    const ctx = ctxFor(pool.db, person);
    await expect(changePassword(ctx, { current: "wrong", password: newPassword })).rejects.toEqual(
      code("credentials_invalid"),
    );
    await expect(changePassword(ctx, { current: password, password: "1234567890" })).rejects.toMatchObject({
      code: "password_weak",
      params: { reason: "common" },
    });
    await changePassword(ctx, { current: password, password: newPassword });
    expect(await pool.sql`select 1 from session where person_id = ${person.id}`).toHaveLength(0);
    expect((await tryIn(person.userName, newPassword)).personId).toBe(person.id);
    await expect(tryIn(person.userName, password)).rejects.toEqual(code("credentials_invalid"));
    expect(await actionsOn(person.id)).toContain("identity.change-password");
  });

  test("cannot have its password guessed from an open session", async () => {
    const person = await makePerson(pool.db, { passwordHash });
    const ctx = ctxFor(pool.db, person);
    for (let i = 0; i < 10; i++)
      await changePassword(ctx, { current: "wrong", password: newPassword }).catch(() => null);
    await expect(changePassword(ctx, { current: password, password: newPassword })).rejects.toEqual(
      code("rate_limited"),
    );
  });

  test("keeps its language, and keeping it again writes nothing", async () => {
    const person = await makePerson(pool.db);
    await setLocale(ctxFor(pool.db, person), "en");
    await setLocale(ctxFor(pool.db, person), "en");
    expect(await actionsOn(person.id)).toEqual(["identity.set-locale"]);
  });

  test("shows its own sessions, roles and codes and nobody else's", async () => {
    const clock = heldClock();
    const services = testServices(pool, { clock });
    const [one, other] = [await makePerson(pool.db, { roles: ["worker"] }), await makePerson(pool.db)];
    await cookieOf(services, one.id);
    await cookieOf(services, other.id);
    const account = await getOwnAccount(ctxFor(pool.db, one, [], clock), "en");
    expect(account).toMatchObject({ userName: one.userName, homeArea: one.homeAreaId, usedCodes: [] });
    expect(account.sessions).toHaveLength(1);
    expect(account.grants).toMatchObject([{ role: "worker", area: one.homeAreaId }]);
    expect(JSON.stringify(account)).not.toContain("argon2");
    await signOutEverywhere(ctxFor(pool.db, one));
    expect((await getOwnAccount(ctxFor(pool.db, other, [], clock), "en")).sessions).toHaveLength(1);
  });
});

describe("making people and giving roles", () => {
  const newcomer = (homeAreaId: string) => ({
    surname: "Ataýewa",
    givenName: "Jeren",
    surnameCyrillic: "Атаева",
    givenNameCyrillic: "Джерен",
    userName: unique("new"),
    homeAreaId,
  });

  test("is for coordinators and administrators of the area", async () => {
    const area = await makeArea(pool.db);
    const district = await makeArea(pool.db, { parent: area });
    const actor = await makePerson(pool.db, { area });
    const { personId } = await createPerson(ctxFor(pool.db, actor, ["coordinator"]), newcomer(district.id));
    expect(await actionsOn(personId)).toEqual(["identity.create-person"]);
    const elsewhere = await makeArea(pool.db);
    for (const ctx of [
      ctxFor(pool.db, actor, ["supervisor", "manager", "author", "reviewer", "auditor", "worker"]),
      ctxFor(pool.db, actor, [{ role: "administrator", areaId: elsewhere.id }]),
      anonymousCtx(pool.db),
    ])
      await expect(createPerson(ctx, newcomer(district.id))).rejects.toEqual(code("forbidden"));
  });

  test("refuses a user name that is taken", async () => {
    const area = await makeArea(pool.db);
    const input = newcomer(area.id);
    await createPerson(systemCtx(pool.db), input);
    await expect(createPerson(systemCtx(pool.db), input)).rejects.toEqual(code("conflict"));
    await expect(createPerson(systemCtx(pool.db), newcomer("nowhere"))).rejects.toEqual(code("not_found"));
  });

  test("never widens one's own reach", async () => {
    const area = await makeArea(pool.db);
    const [coordinator, worker] = [await makePerson(pool.db, { area }), await makePerson(pool.db, { area })];
    const elsewhere = await makeArea(pool.db);
    const ctx = ctxFor(pool.db, coordinator, ["coordinator"]);
    const give = (personId: string, role: "author" | "supervisor" | "administrator", areaId = area.id) =>
      grantRole(ctx, { personId, role, areaId });
    await give(worker.id, "author");
    await expect(give(worker.id, "supervisor")).rejects.toEqual(code("second_person"));
    await expect(give(worker.id, "administrator")).rejects.toEqual(code("forbidden"));
    await expect(give(coordinator.id, "author")).rejects.toEqual(code("forbidden"));
    await expect(give(worker.id, "author", elsewhere.id)).rejects.toEqual(code("forbidden"));
    const stranger = await makePerson(pool.db);
    await expect(give(stranger.id, "author")).rejects.toEqual(code("not_found"));
  });

  test("refuses a role that ends before it starts", async () => {
    const person = await makePerson(pool.db);
    const startsAt = new Date();
    const endsAt = new Date(startsAt.getTime() - hour);
    const input = {
      personId: person.id,
      role: "worker",
      areaId: person.homeAreaId,
      startsAt,
      endsAt,
    } as const;
    await expect(grantRole(systemCtx(pool.db), input)).rejects.toEqual(code("invalid"));
  });
});

describe("finding people by name", () => {
  test("works in either script, without accents, by the beginning of any word, in one's own areas", async () => {
    const area = await makeArea(pool.db);
    const district = await makeArea(pool.db, { parent: area });
    const names = {
      surname: "Çaryýewa",
      givenName: "Ogulşat",
      surnameCyrillic: "Чарыева",
      givenNameCyrillic: "Огулшат",
      locale: "tk" as const,
    };
    const input = { ...names, userName: unique("found"), homeAreaId: district.id };
    const { personId } = await createPerson(systemCtx(pool.db), input);
    const coordinator = await makePerson(pool.db, { area, surname: "Başga" });
    const ctx = ctxFor(pool.db, coordinator, ["coordinator"]);
    const find = async (text: string, asking: Parameters<typeof findPeopleByName>[0] = ctx) =>
      (await findPeopleByName(asking, { text, locale: "ru" })).map(({ id }) => id);
    for (const text of [
      "Çaryýewa",
      "caryyewa",
      "Чарыева",
      "чары",
      "ogulsat",
      "Огулш",
      "caryewa ogul",
      "Charyyeva",
    ])
      expect(await find(text), text).toEqual([personId]);
    expect(await findPeopleByName(ctx, { text: "Чар", locale: "ru" })).toEqual([
      { id: personId, fullName: "Чарыева Огулшат", area: district.id },
    ]);
    for (const text of ["", "  ", "ryyewa", "%", "_", "caryewa merdan"])
      expect(await find(text), text).toEqual([]);
    const stranger = await makePerson(pool.db);
    expect(await find("Çaryýewa", ctxFor(pool.db, stranger, ["administrator"]))).toEqual([]);
    expect(await find("Çaryýewa", ctxFor(pool.db, coordinator, ["worker", "supervisor"]))).toEqual([]);
    expect(await find("Çaryýewa", anonymousCtx(pool.db))).toEqual([]);
  });
});

describe("areas", () => {
  test("are imported by the system, and again without a change", async () => {
    const names = { tk: "a", ru: "a", en: "a" };
    const [root, leaf] = [unique("root"), unique("leaf")];
    const list = [
      { id: root, parentId: null, kind: "country" as const, names },
      { id: leaf, parentId: root, kind: "region" as const, names },
    ];
    expect(await importAreas(systemCtx(pool.db), list)).toEqual({ changed: 2 });
    expect(await importAreas(systemCtx(pool.db), list)).toEqual({ changed: 0 });
    const [row] = await pool.sql`select path from area where id = ${leaf}`;
    expect(row?.["path"]).toEqual([root, leaf]);
    const lost = [{ id: unique("lost"), parentId: "nowhere", kind: "region" as const, names }];
    await expect(importAreas(systemCtx(pool.db), lost)).rejects.toEqual(code("invalid"));
    const person = await makePerson(pool.db);
    await expect(importAreas(ctxFor(pool.db, person, ["administrator"]), list)).rejects.toEqual(
      code("forbidden"),
    );
  });
});
