import { beforeAll, describe, expect, test } from "vitest";
import { allowAnyone, requirePerson, requireRole } from "#app/auth/guards.server.ts";
import { endSession, startSession } from "#app/auth/sessions.server.ts";
import type { Services } from "#app/auth/services.ts";
import { setLocale } from "#app/domain/identity/set-locale.server.ts";
import { signOutEverywhere } from "#app/domain/identity/sign-out-everywhere.server.ts";
import { sweepExpired } from "#app/domain/identity/sweep-expired.server.ts";
import { anonymousCtx, ctxFor, systemCtx } from "#tests/support/actors.ts";
import { day, heldClock, hour } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/db.ts";
import { grantRole, makeArea, makePerson } from "#tests/support/factories.ts";
import { argsFor, cookieOf, origin, responseOf, testServices } from "#tests/support/request.ts";

let pool: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  pool = await testDatabase();
});

const secretIn = (cookie: string) => cookie.split("=")[1] ?? "";
const viewerOf = async (services: Services, cookie: string) =>
  (await allowAnyone(argsFor(services, "/", { cookie }))).viewer;

describe("a session", () => {
  test("signs in whoever carries its cookie, with names and roles and no secret", async () => {
    const services = testServices(pool);
    const person = await makePerson(pool.db, { givenName: "Jeren", surname: "Myradowa", roles: ["worker"] });
    const { viewer, ctx } = await requirePerson(
      argsFor(services, "/learn", { cookie: await cookieOf(services, person.id) }),
    );
    expect(viewer).toEqual({
      personId: person.id,
      displayName: "Jeren Myradowa",
      givenName: "Jeren",
      roles: ["worker"],
      locale: "tk",
      sharedDevice: false,
      unread: 0,
      demo: false,
    });
    expect(ctx.actor.grants).toEqual([{ role: "worker", areaId: person.homeAreaId }]);
  });

  test("is stored as a hash: what the table holds signs nobody in", async () => {
    const services = testServices(pool);
    const person = await makePerson(pool.db);
    const cookie = await cookieOf(services, person.id);
    const rows = await pool.sql`select id from session where person_id = ${person.id}`;
    const stored = String(rows[0]?.["id"]);
    expect(stored).toMatch(/^[0-9a-f]{64}$/);
    expect(stored).not.toContain(secretIn(cookie));
    expect(await viewerOf(services, `halypa_session=${stored}`)).toBeNull();
  });

  test("costs one statement, also when several loaders of a request ask", async () => {
    const services = testServices(pool);
    const person = await makePerson(pool.db);
    const args = argsFor(services, "/learn", { cookie: await cookieOf(services, person.id) });
    let statements = 0;
    const sql = new Proxy(pool.sql, {
      apply: (target, self, given) => {
        statements += 1;
        return Reflect.apply(target, self, given);
      },
    });
    const counted = {
      ...args,
      context: { ...args.context, services: { ...services, pool: { ...pool, sql } } },
    };
    await Promise.all([requirePerson(counted), allowAnyone(counted), requirePerson(counted)]);
    expect(statements).toBe(1);
  });

  test("slides: thirty days without a visit end it, a visit in between does not", async () => {
    const clock = heldClock();
    const services = testServices(pool, { clock });
    const person = await makePerson(pool.db);
    const [used, unused] = [await cookieOf(services, person.id), await cookieOf(services, person.id)];
    clock.advance(20 * day);
    expect(await viewerOf(services, used)).not.toBeNull();
    clock.advance(11 * day);
    expect(await viewerOf(services, used)).not.toBeNull();
    expect(await viewerOf(services, unused)).toBeNull();
  });

  test("on a shared device ends two hours after signing in, however busy, and its cookie with the browser", async () => {
    const clock = heldClock();
    const services = testServices(pool, { clock });
    const person = await makePerson(pool.db);
    const setCookie = await startSession(services, new Request(origin), person.id, { sharedDevice: true });
    expect(setCookie).not.toMatch(/Max-Age|Expires/i);
    const cookie = setCookie.split(";")[0] ?? "";
    clock.advance(hour + 59 * 60_000);
    expect(await viewerOf(services, cookie)).toMatchObject({ sharedDevice: true });
    clock.advance(2 * 60_000);
    expect(await viewerOf(services, cookie)).toBeNull();
  });

  test("has an HttpOnly, SameSite=Lax cookie that is Secure behind https", async () => {
    const person = await makePerson(pool.db);
    const make = (publicUrl: string) =>
      startSession(testServices(pool, { publicUrl }), new Request(origin), person.id, {
        sharedDevice: false,
      });
    const [plain, secure] = [await make(origin), await make("https://halypa.example")];
    for (const cookie of [plain, secure])
      expect(cookie).toMatch(/^halypa_session=\w{20,};.*HttpOnly.*SameSite=Lax/);
    expect(plain).toMatch(/Max-Age=\d{7,}/);
    expect(plain).not.toContain("Secure");
    expect(secure).toContain("; Secure");
  });

  test("gets a new id at every sign-in, and the one before is over", async () => {
    const services = testServices(pool);
    const person = await makePerson(pool.db);
    const old = await cookieOf(services, person.id);
    const request = new Request(origin, { headers: { Cookie: old } });
    const fresh = await startSession(services, request, person.id, { sharedDevice: false });
    expect(secretIn(fresh.split(";")[0] ?? "")).not.toBe(secretIn(old));
    expect(await viewerOf(services, old)).toBeNull();
  });

  test("ends when signing out here, and everywhere when signing out everywhere", async () => {
    const services = testServices(pool);
    const person = await makePerson(pool.db);
    const [here, phone, office] = [
      await cookieOf(services, person.id),
      await cookieOf(services, person.id),
      await cookieOf(services, person.id),
    ];
    await endSession(services, new Request(origin, { headers: { Cookie: here } }));
    expect(await viewerOf(services, here)).toBeNull();
    expect(await viewerOf(services, phone)).not.toBeNull();
    expect(await signOutEverywhere(ctxFor(pool.db, person))).toEqual({ ended: 2 });
    expect(await viewerOf(services, phone)).toBeNull();
    expect(await viewerOf(services, office)).toBeNull();
  });

  test("of a closed account opens nothing", async () => {
    const services = testServices(pool);
    const person = await makePerson(pool.db);
    const cookie = await cookieOf(services, person.id);
    await pool.sql`update person set closed_at = now() where id = ${person.id}`;
    expect(await viewerOf(services, cookie)).toBeNull();
  });

  test("that is over is swept away by the system and by nobody else", async () => {
    const clock = heldClock();
    const person = await makePerson(pool.db);
    await cookieOf(testServices(pool, { clock }), person.id, { sharedDevice: true });
    await expect(sweepExpired(anonymousCtx(pool.db, clock))).rejects.toMatchObject({ code: "forbidden" });
    clock.advance(3 * hour);
    await sweepExpired(systemCtx(pool.db, clock));
    expect(await pool.sql`select 1 from session where person_id = ${person.id}`).toHaveLength(0);
  });
});

describe("roles are read on every request", () => {
  test("a grant opens a page from its start, and no longer from its end", async () => {
    const clock = heldClock();
    const services = testServices(pool, { clock });
    const area = await makeArea(pool.db);
    const person = await makePerson(pool.db, { area });
    const cookie = await cookieOf(services, person.id);
    const ask = async () =>
      (await responseOf(requireRole(argsFor(services, "/studio", { cookie }), ["author"]).then(() => null)))
        .status;
    expect(await ask()).toBe(403);
    const startsAt = new Date(clock.now().getTime() + hour);
    const endsAt = new Date(clock.now().getTime() + 2 * hour);
    await grantRole(pool.db, person.id, "author", area, { startsAt, endsAt });
    expect(await ask()).toBe(403);
    clock.advance(hour);
    expect(await ask()).toBe(200);
    clock.advance(hour);
    expect(await ask()).toBe(403);
  });
});

describe("a guard", () => {
  test("sends a stranger to the sign-in page and remembers where she wanted to go", async () => {
    const response = await responseOf(requirePerson(argsFor(testServices(pool), "/learn/a/b?x=1")));
    expect(response.status).toBe(303);
    expect(response.headers.get("Location")).toBe("/login?next=%2Flearn%2Fa%2Fb%3Fx%3D1");
  });

  test("answers a stranger's script with 401 instead of a page", async () => {
    const headers = { Accept: "application/json" };
    const response = await responseOf(
      requirePerson(argsFor(testServices(pool), "/resources/answers", { headers })),
    );
    expect(response.status).toBe(401);
  });

  test.each(["allowAnyone", "requirePerson", "requireRole"] as const)(
    "%s refuses a write that comes from another site, signed in or not",
    async (name) => {
      const services = testServices(pool);
      const person = await makePerson(pool.db, { roles: ["worker"] });
      const cookie = await cookieOf(services, person.id);
      const args = argsFor(services, "/x", { cookie, form: {}, headers: { Origin: "http://evil.example" } });
      const guards = {
        allowAnyone: () => allowAnyone(args),
        requirePerson: () => requirePerson(args),
        requireRole: () => requireRole(args, ["worker"]),
      };
      expect((await responseOf(guards[name]())).status).toBe(403);
    },
  );

  test("a made-up, empty or overlong cookie is a stranger's", async () => {
    const services = testServices(pool);
    for (const secret of ["", "x", "'; drop table session; --", "a".repeat(4000)])
      expect(await viewerOf(services, `halypa_session=${secret}`)).toBeNull();
  });
});

describe("the language of a page", () => {
  const localeOf = async (headers: Record<string, string>) =>
    (await allowAnyone(argsFor(testServices(pool), "/", { headers }))).locale;

  test("is the person's, before her browser's", async () => {
    const services = testServices(pool);
    const person = await makePerson(pool.db);
    await setLocale(ctxFor(pool.db, person), "ru");
    const cookie = `halypa_language=en; ${await cookieOf(services, person.id)}`;
    expect((await allowAnyone(argsFor(services, "/", { cookie }))).locale).toBe("ru");
  });
  test("is the cookie's for strangers, then what the browser accepts, then Turkmen", async () => {
    expect(await localeOf({ Cookie: "halypa_language=en", "Accept-Language": "ru" })).toBe("en");
    expect(await localeOf({ "Accept-Language": "de, en;q=0.3, ru;q=0.8" })).toBe("ru");
    expect(await localeOf({ "Accept-Language": "ru;q=0, en-GB;q=0.1" })).toBe("en");
    expect(await localeOf({ Cookie: "halypa_language=xx", "Accept-Language": "de" })).toBe("tk");
  });
});
