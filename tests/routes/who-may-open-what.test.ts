import path from "node:path";
import { describe, expect, test } from "vitest";
import { roles, type Role } from "#app/domain/kernel/role.ts";
import { testDatabase } from "#tests/support/db.ts";
import { makePerson } from "#tests/support/factories.ts";
import { argsFor, cookieOf, origin, responseOf, testServices } from "#tests/support/request.ts";
import { siteMap } from "#tests/support/site-map.ts";

type Who = "stranger" | Role;
type Door = "loader" | "action";

const everybody: readonly Who[] = ["stranger", ...roles];
const signedIn: readonly Who[] = roles;

/**
 * Who passes the guard of each address. A new route that is missing here fails the test. What lies behind the
 * guard (rows of other people) is tested with the rows, in the suites of each area.
 */
const table: Readonly<Record<string, readonly Who[]>> = {
  "/": everybody,
  "/language": everybody,
  "/login": everybody,
  "/login/resume": everybody,
  "/logout": everybody,
  "/welcome": everybody,
  "/reset": everybody,
  "/account": signedIn,
  "/learn": signedIn,
  "/learn/path/:path": signedIn,
  "/learn/:course": signedIn,
  "/learn/:course/:lesson": signedIn,
  "/learn/:course/quiz/:module": signedIn,
  "/learn/:course/assessment": signedIn,
  "/learn/:course/task/:item/:task": signedIn,
  "/learn/:course/:lesson/part/:part": signedIn,
  "/glossary": signedIn,
  "/search": signedIn,
  "/review": signedIn,
  "/saved": signedIn,
  "/record": signedIn,
  "/record/file": signedIn,
  "/studio/remarks": ["author", "reviewer"],
  "/journal": signedIn,
  "/journal/:entry": signedIn,
  "/resources/field-tasks": signedIn,
  "/resources/journal": signedIn,
  "/certificates": signedIn,
  "/certificates/:certificate": signedIn,
  "/certificates/:certificate/pdf": signedIn,
  "/verify/keys": everybody,
  "/verify/:code": everybody,
  "/supervise": ["supervisor", "manager"],
  "/supervise/person/:worker": ["supervisor", "manager"],
  "/supervise/group/:group": ["supervisor", "manager"],
  "/supervise/log/:worker": ["supervisor", "manager"],
  "/supervise/log-group/:group": ["supervisor", "manager"],
  "/supervise/field-tasks/:worker/:item/:task": ["supervisor", "manager"],
  "/supervise/records/:record": signedIn,
  "/supervision": signedIn,
  "/supervision/:record": signedIn,
  "/studio": ["author", "reviewer"],
  "/coordinate": ["coordinator", "manager", "administrator", "auditor"],
  "/coordinate/people/new": ["coordinator", "administrator"],
  "/coordinate/people/:person": ["coordinator", "manager", "administrator"],
  "/coordinate/approvals": ["coordinator", "manager", "administrator"],
  "/coordinate/groups": ["coordinator", "manager"],
  "/coordinate/groups/:group": ["coordinator", "manager"],
  "/coordinate/supervision": ["coordinator"],
  "/coordinate/learning": ["coordinator", "manager", "administrator"],
  "/coordinate/directory": ["coordinator"],
  "/coordinate/directory/:entry": ["coordinator"],
  "/directory": signedIn,
  "/administer": ["administrator"],
  "/administer/start": ["administrator"],
  "/audit": ["auditor"],
  "/inbox": signedIn,
  "/inbox/:message": signedIn,
  "/resources/answers": signedIn,
  "/resources/reflections": signedIn,
  "/resources/supervision-drafts": ["supervisor", "manager"],
  "/unsent": signedIn,
  "/resources/scenarios": signedIn,
  "/resources/seal": signedIn,
  "/resources/sign-in": everybody,
  "/resources/sealed-work": everybody,
  "/resources/places": signedIn,
  "/resources/assets/:hash": signedIn,
  "/*": everybody,
};

const pool = await testDatabase();
const services = testServices(pool);
const mapped = await siteMap();

const people = new Map<Who, string>();
for (const role of roles) people.set(role, (await makePerson(pool.db, { roles: [role] })).id);

/** A new session each time: one of the doors signs out. */
async function cookieFor(who: Who): Promise<string | undefined> {
  const personId = people.get(who);
  return personId ? cookieOf(services, personId) : undefined;
}

function concrete(pattern: string): { address: string; params: Record<string, string> } {
  const names = [...pattern.matchAll(/:(\w+)/g)].map((match) => match[1] ?? "");
  const params = Object.fromEntries(names.map((name) => [name, "nothing-here"]));
  return { address: pattern.replace(/:\w+/g, "nothing-here").replace("/*", "/nothing/here"), params };
}

async function doorsOf(file: string): Promise<Partial<Record<Door, (args: unknown) => Promise<unknown>>>> {
  return import(path.resolve(import.meta.dirname, "../../app", file)) as Promise<
    Partial<Record<Door, (args: unknown) => Promise<unknown>>>
  >;
}

/** What the guard said: `sign-in` and `forbidden` are refusals, everything else got past it. */
async function knock(
  file: string,
  door: Door,
  pattern: string,
  who: Who,
): Promise<"sign-in" | "forbidden" | "past"> {
  const enter = (await doorsOf(file))[door];
  if (!enter) return "past";
  const { address, params } = concrete(pattern);
  const cookie = await cookieFor(who);
  const args = argsFor(services, address, {
    params,
    ...(cookie ? { cookie } : {}),
    ...(door === "action" ? { form: { nothing: "useful" } } : {}),
  });
  const response = await responseOf(enter(args)).catch(() => null);
  if (response === null) return "past";
  if (response.status === 403) return "forbidden";
  const to = response.headers.get("Location");
  const signIn = to !== null && new URL(to, origin).pathname === "/login" && pattern !== "/logout";
  return response.status === 401 || signIn ? "sign-in" : "past";
}

describe("the table of doors", () => {
  test("names every route", () => {
    expect(Object.keys(table).sort()).toEqual(mapped.map(({ pattern }) => pattern).sort());
  });

  test.each(mapped)("holds for $pattern", async ({ file, pattern }) => {
    const allowed = table[pattern] ?? [];
    const doors = await doorsOf(file);
    for (const door of ["loader", "action"] as const) {
      if (!doors[door]) continue;
      for (const who of everybody) {
        const expected = allowed.includes(who) ? "past" : who === "stranger" ? "sign-in" : "forbidden";
        expect(await knock(file, door, pattern, who), `${who} at the ${door} of ${pattern}`).toBe(expected);
      }
    }
  });

  test.each(mapped)("refuses a write to $pattern that another site sends", async ({ file, pattern }) => {
    const { action } = await doorsOf(file);
    if (!action) return;
    const { address, params } = concrete(pattern);
    const cookie = (await cookieFor("worker")) ?? "";
    const args = argsFor(services, address, {
      cookie,
      params,
      form: {},
      headers: { Origin: "https://elsewhere.example" },
    });
    expect((await responseOf(action(args))).status).toBe(403);
  });
});
