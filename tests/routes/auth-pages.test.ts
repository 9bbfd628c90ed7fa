import { beforeAll, describe, expect, test } from "vitest";
import { issueOneTimeCode } from "#app/domain/identity/issue-one-time-code.server.ts";
import { hashPassword } from "#app/platform/password-hash.server.ts";
import * as account from "#app/routes/account/overview/route.tsx";
import * as login from "#app/routes/auth/login/route.tsx";
import * as logout from "#app/routes/auth/logout/route.ts";
import * as reset from "#app/routes/auth/reset/route.tsx";
import * as welcome from "#app/routes/auth/welcome/route.tsx";
import { systemCtx } from "#tests/support/actors.ts";
import { makeCourse } from "#tests/support/course.ts";
import { testDatabase } from "#tests/support/db.ts";
import { makePerson, unique } from "#tests/support/factories.ts";
import { argsFor, cookieOf, keepingMailer, responseOf, testServices } from "#tests/support/request.ts";

const password = "dört sany gyzyl alma";
const newPassword = "bäş sany sary armyt";
let passwordHash: string;
let pool: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  pool = await testDatabase();
  passwordHash = await hashPassword(password);
});

const services = (changes: Parameters<typeof testServices>[1] = {}) => testServices(pool, changes);
type Wish = NonNullable<Parameters<typeof argsFor>[2]>;
const post = (
  route: { action: (args: ReturnType<typeof argsFor>) => Promise<unknown> },
  path: string,
  wish: Wish,
  on = services(),
) => responseOf(route.action(argsFor(on, path, { form: {}, clientAddress: unique("client"), ...wish })));
const get = (
  route: { loader: (args: ReturnType<typeof argsFor>) => Promise<unknown> },
  path: string,
  wish: Wish = {},
  on = services(),
) => responseOf(route.loader(argsFor(on, path, wish)));
/** What a browser would send back of the cookies that a response sets. */
const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .filter((cookie) => !cookie.endsWith("="))
    .join("; ");
const signIn = (form: Record<string, string>, wish: Wish = {}) => post(login, "/login", { form, ...wish });

describe("/login", () => {
  test("signs in and opens what one's work starts with", async () => {
    for (const [role, path] of [
      ["worker", "/learn"],
      ["supervisor", "/supervise"],
      ["author", "/studio"],
      ["coordinator", "/coordinate"],
      ["administrator", "/administer"],
    ] as const) {
      const person = await makePerson(pool.db, { passwordHash, roles: [role] });
      const response = await signIn({ email: person.userName, password });
      expect(response.status).toBe(303);
      expect(response.headers.get("Location")).toBe(path);
      expect(cookiesOf(response)).toMatch(/^halypa_session=\w+$/);
    }
  });

  test("goes on to where one came from, if that is here", async () => {
    const person = await makePerson(pool.db, { passwordHash, roles: ["worker"] });
    for (const [next, path] of [
      ["/learn/a/b?x=1", "/learn/a/b?x=1"],
      ["https://evil.example/", "/learn"],
      ["//evil.example", "/learn"],
      ["/\\evil.example", "/learn"],
      ["/.//evil.example", "/learn"],
      ["javascript:alert(1)", "/learn"],
      ["/logout", "/learn"],
      ["/login?next=/login", "/learn"],
    ] as const) {
      const response = await signIn({ email: person.userName, password, next });
      expect(response.headers.get("Location"), next).toBe(path);
    }
  });

  test("answers wrong and unknown alike, keeps what was typed and never the password", async () => {
    const person = await makePerson(pool.db, { passwordHash });
    const texts = [];
    for (const email of [person.userName, unique("nobody")]) {
      const response = await signIn({ email, password: "not this one" });
      expect(response.status).toBe(400);
      expect(response.headers.getSetCookie()).toEqual([]);
      const text = await response.text();
      expect(text).toContain(email);
      expect(text).not.toContain("not this one");
      texts.push(text.replace(email, "NAME"));
    }
    expect(texts[0]).toBe(texts[1]);
  });

  test("says how long to wait after too many tries", async () => {
    const email = unique("nobody");
    for (let i = 0; i < 10; i++) await signIn({ email, password: "wrong" });
    const response = await signIn({ email, password: "wrong" });
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({ minutes: 15 });
  });

  test("asks for what was left empty", async () => {
    const response = await signIn({ email: "", password: "" });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      problems: { errors: { email: "errors.required", password: "errors.required" } },
    });
  });

  test("on a shared device sets a cookie that goes with the browser", async () => {
    const person = await makePerson(pool.db, { passwordHash });
    const response = await signIn({ email: person.userName, password, shared: "on" });
    expect(response.headers.get("Set-Cookie")).not.toMatch(/Max-Age|Expires/i);
    const [row] = await pool.sql`select shared_device from session where person_id = ${person.id}`;
    expect(row?.["shared_device"]).toBe(true);
  });

  test("refuses a form from another site", async () => {
    const person = await makePerson(pool.db, { passwordHash });
    const headers = { Origin: "https://evil.example" };
    expect((await signIn({ email: person.userName, password }, { headers })).status).toBe(403);
  });

  test("sends on whoever is signed in already", async () => {
    const person = await makePerson(pool.db, { roles: ["worker"] });
    const cookie = await cookieOf(services(), person.id);
    expect((await get(login, "/login?next=/glossary", { cookie })).headers.get("Location")).toBe("/glossary");
    expect((await get(login, "/login?next=//evil.example", { cookie })).headers.get("Location")).toBe(
      "/learn",
    );
  });
});

describe("/logout", () => {
  test("ends this session by a form and never by a link", async () => {
    const person = await makePerson(pool.db);
    const cookie = await cookieOf(services(), person.id);
    expect((await get(logout, "/logout", { cookie })).headers.getSetCookie()).toEqual([]);
    expect((await get(account, "/account", { cookie })).status).toBe(200);
    const response = await post(logout, "/logout", { cookie });
    expect(response.headers.getSetCookie().join()).toMatch(/halypa_session=;.*Max-Age=0/);
    expect((await get(account, "/account", { cookie })).status).toBe(303);
  });

  test("asks the browser to forget the pages that it keeps", async () => {
    const person = await makePerson(pool.db);
    for (const sharedDevice of [true, false]) {
      const cookie = await cookieOf(services(), person.id, { sharedDevice });
      const response = await post(logout, "/logout", { cookie });
      expect(response.headers.get("Clear-Site-Data")).toBe('"cache"');
    }
  });
});

describe("/welcome", () => {
  const invited = async () => {
    const person = await makePerson(pool.db, { roles: ["worker"], givenName: "Jeren" });
    const { code } = await issueOneTimeCode(systemCtx(pool.db), {
      personId: person.id,
      purpose: "invitation",
    });
    return { person, code };
  };

  test("leads from code over language and password to the first lesson, in four screens", async () => {
    const course = await makeCourse(pool.db, { lessons: [{}, {}] });
    const { person, code } = await invited();
    const link = `/welcome?name=${person.userName}&code=${code}`;
    expect(await (await get(welcome, link)).json()).toEqual({ kind: "code", name: person.userName, code });

    const codeTaken = await post(welcome, "/welcome?step=code", { form: { name: person.userName, code } });
    expect(codeTaken.headers.get("Location")).toBe("/welcome");
    const ticket = codeTaken.headers.getSetCookie().join();
    expect(ticket).toMatch(/halypa_welcome=[\w-]+; Path=\/welcome;.*HttpOnly/);
    expect(ticket).not.toContain(code.replaceAll("-", ""));
    const atLanguage = { cookie: cookiesOf(codeTaken) };
    expect(await (await get(welcome, "/welcome", atLanguage)).json()).toMatchObject({ kind: "language" });

    const languageTaken = await post(welcome, "/welcome?step=language", {
      ...atLanguage,
      form: { locale: "ru" },
    });
    const atPassword = { cookie: cookiesOf(languageTaken) };
    expect(await (await get(welcome, "/welcome", atPassword)).json()).toMatchObject({ kind: "password" });

    const form = { password: newPassword, passwordRepeat: newPassword };
    const done = await post(welcome, "/welcome?step=password", { ...atPassword, form });
    expect(done.status).toBe(303);
    expect(done.headers.get("Location")).toBe(`/learn/${course.courseId}/${course.lessonIds[0]}`);
    expect(done.headers.getSetCookie().join()).toMatch(/halypa_welcome=; Path=\/welcome; Max-Age=0/);
    const page = await get(account, "/account", { cookie: cookiesOf(done) });
    expect(await page.json()).toMatchObject({
      userName: person.userName,
      usedCodes: [{ purpose: "invitation" }],
    });
  });

  test("goes straight to the password when a password was lost", async () => {
    const person = await makePerson(pool.db, { passwordHash });
    const { code } = await issueOneTimeCode(systemCtx(pool.db), { personId: person.id, purpose: "reset" });
    const taken = await post(welcome, "/welcome?step=code", { form: { name: person.userName, code } });
    const page = await get(welcome, "/welcome", { cookie: cookiesOf(taken) });
    expect(await page.json()).toEqual({ kind: "password", userName: person.userName, steps: 2 });
  });

  test("answers a wrong code and an unknown name alike and never repeats the code", async () => {
    const { person } = await invited();
    const texts = [];
    for (const name of [person.userName, unique("nobody")]) {
      const response = await post(welcome, "/welcome?step=code", { form: { name, code: "ABCD-EFGH-JKMN" } });
      expect(response.status).toBe(400);
      const text = await response.text();
      expect(text).not.toContain("ABCD");
      texts.push(text.replace(name, "NAME"));
    }
    expect(texts[0]).toBe(texts[1]);
  });

  test("takes no password without a code before it, and none that differ or are weak", async () => {
    const { person, code } = await invited();
    const form = { password: newPassword, passwordRepeat: newPassword };
    for (const cookie of ["", "halypa_welcome=AAAAAAAAAAAAAAAAAAAAAAAA.ru"])
      expect((await post(welcome, "/welcome?step=password", { cookie, form })).status).toBe(400);
    const cookie = cookiesOf(
      await post(welcome, "/welcome?step=code", { form: { name: person.userName, code } }),
    );
    const differ = await post(welcome, "/welcome?step=password", {
      cookie,
      form: { ...form, passwordRepeat: "x" },
    });
    expect(await differ.json()).toMatchObject({
      problems: { errors: { passwordRepeat: "auth.password.differ" } },
    });
    const weak = { password: "kiçi", passwordRepeat: "kiçi" };
    const response = await post(welcome, "/welcome?step=password", { cookie, form: weak });
    const text = await response.text();
    expect(text).toContain("auth.password.too_short");
    expect(text).not.toContain("kiçi");
    expect(await pool.sql`select 1 from session where person_id = ${person.id}`).toHaveLength(0);
  });

  test("ends the session of somebody else who was signed in on this device", async () => {
    const { person, code } = await invited();
    const other = await makePerson(pool.db);
    const cookie = await cookieOf(services(), other.id);
    const taken = await post(welcome, "/welcome?step=code", {
      cookie,
      form: { name: person.userName, code },
    });
    const form = { password: newPassword, passwordRepeat: newPassword };
    await post(welcome, "/welcome?step=password", { cookie: `${cookie}; ${cookiesOf(taken)}`, form });
    expect((await get(account, "/account", { cookie })).status).toBe(303);
  });

  test("knows no other step", async () => {
    expect((await post(welcome, "/welcome?step=admin", {})).status).toBe(400);
    expect((await post(welcome, "/welcome", {})).status).toBe(400);
  });
});

describe("/reset", () => {
  test("sends a code that opens the account, and answers unknown names in the same way", async () => {
    const { sent, mailer } = keepingMailer();
    const on = services({ mailer });
    const email = `${unique("lost")}@halypa.test`;
    const person = await makePerson(pool.db, { email, passwordHash, locale: "en" });
    const known = await post(reset, "/reset", { form: { name: person.userName } }, on);
    const unknown = await post(reset, "/reset", { form: { name: unique("nobody") } }, on);
    expect(known.headers.get("Location")).toBe("/reset?sent");
    expect(unknown.headers.get("Location")).toBe("/reset?sent");
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ to: email, subject: "Halypa: your code for a new password" });
    const code = /([0-9A-Z]{4}-){2}[0-9A-Z]{4}/.exec(sent[0]?.text ?? "")?.[0] ?? "";
    const taken = await post(welcome, "/welcome?step=code", { form: { name: email, code } }, on);
    expect(taken.headers.get("Location")).toBe("/welcome");
  });

  test("without a mailer makes no code and says whom to ask", async () => {
    const person = await makePerson(pool.db, { email: `${unique("x")}@halypa.test` });
    await post(reset, "/reset", { form: { name: person.userName } });
    expect(await pool.sql`select 1 from one_time_code where person_id = ${person.id}`).toHaveLength(0);
    expect(await (await get(reset, "/reset?sent")).json()).toEqual({ mails: false, sent: false });
  });
});

describe("/account", () => {
  test("is for whoever is signed in, and shows her own things only", async () => {
    expect((await get(account, "/account")).headers.get("Location")).toBe("/login?next=%2Faccount");
    expect((await post(account, "/account?do=sign-out-everywhere", {})).status).toBe(303);
    const [one, other] = [
      await makePerson(pool.db, { surname: "Birinji" }),
      await makePerson(pool.db, { surname: "Ikinji" }),
    ];
    await cookieOf(services(), other.id);
    const page = await (
      await get(account, "/account", { cookie: await cookieOf(services(), one.id) })
    ).text();
    expect(page).toContain("Birinji");
    expect(page).not.toContain("Ikinji");
    expect(page).not.toMatch(/[0-9a-f]{64}|argon2/);
  });

  test("changes the password: this device stays signed in with a new session, others don't", async () => {
    const person = await makePerson(pool.db, { passwordHash });
    const [here, there] = [await cookieOf(services(), person.id), await cookieOf(services(), person.id)];
    const form = { currentPassword: password, password: newPassword, passwordRepeat: newPassword };
    const wrong = await post(account, "/account?do=password", {
      cookie: here,
      form: { ...form, currentPassword: "x" },
    });
    expect(await wrong.json()).toMatchObject({
      problems: { errors: { currentPassword: "auth.password.wrong" } },
    });
    const response = await post(account, "/account?do=password", { cookie: here, form });
    expect(response.status).toBe(303);
    expect((await get(account, "/account", { cookie: cookiesOf(response) })).status).toBe(200);
    for (const cookie of [here, there]) expect((await get(account, "/account", { cookie })).status).toBe(303);
  });

  test("keeps the language and signs out everywhere", async () => {
    const person = await makePerson(pool.db);
    const cookie = await cookieOf(services(), person.id);
    const other = await cookieOf(services(), person.id);
    await post(account, "/account?do=language", { cookie, form: { locale: "en" } });
    const [row] = await pool.sql`select locale from person where id = ${person.id}`;
    expect(row?.["locale"]).toBe("en");
    expect((await post(account, "/account?do=language", { cookie, form: { locale: "xx" } })).status).toBe(
      400,
    );
    expect((await post(account, "/account?do=nothing", { cookie })).status).toBe(400);
    const out = await post(account, "/account?do=sign-out-everywhere", { cookie });
    expect(out.headers.get("Location")).toBe("/login");
    for (const one of [cookie, other])
      expect((await get(account, "/account", { cookie: one })).status).toBe(303);
  });
});
