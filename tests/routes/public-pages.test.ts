import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { person } from "#app/db/schema/index.ts";
import { portalAreas, rolesOfArea } from "#app/domain/kernel/portal-area.ts";
import { roles } from "#app/domain/kernel/role.ts";
import * as administer from "#app/routes/administer/overview/route.tsx";
import * as coordinate from "#app/routes/coordinate/people/route.tsx";
import * as landing from "#app/routes/public/landing/route.tsx";
import * as language from "#app/routes/public/language/route.ts";
import * as notFound from "#app/routes/public/not-found/route.tsx";
import * as studio from "#app/routes/studio/overview/route.tsx";
import * as supervise from "#app/routes/supervise/overview/route.tsx";
import { testDatabase } from "#tests/support/db.ts";
import { makePerson } from "#tests/support/factories.ts";
import { argsFor, cookieOf, responseOf, testServices } from "#tests/support/request.ts";

const pool = await testDatabase();
const services = testServices(pool);

async function signedInAs(...held: (typeof roles)[number][]) {
  const who = await makePerson(pool.db, { roles: held, locale: "tk" });
  return { who, cookie: await cookieOf(services, who.id) };
}

async function localeOf(id: string): Promise<string | undefined> {
  const [row] = await pool.db.select({ locale: person.locale }).from(person).where(eq(person.id, id));
  return row?.locale;
}

describe("the first page", () => {
  test("greets strangers", async () => {
    expect((await responseOf(landing.loader(argsFor(services, "/")))).status).toBe(200);
  });

  test.each([
    ["worker", "/learn"],
    ["supervisor", "/supervise"],
    ["author", "/studio"],
    ["coordinator", "/coordinate"],
    ["administrator", "/administer"],
  ] as const)("sends a %s to %s", async (role, path) => {
    const { cookie } = await signedInAs(role);
    const response = await responseOf(landing.loader(argsFor(services, "/", { cookie })));
    expect(response.status).toBe(303);
    expect(response.headers.get("Location")).toBe(path);
  });
});

describe("choosing a language", () => {
  test("comes back to the page and keeps the choice in a cookie", async () => {
    const form = { locale: "ru", next: "/login?next=%2Flearn" };
    const response = await responseOf(language.action(argsFor(services, "/language", { form })));
    expect(response.status).toBe(303);
    expect(response.headers.get("Location")).toBe("/login?next=%2Flearn");
    expect(response.headers.get("Set-Cookie")).toMatch(/^halypa_language=ru;.*HttpOnly/);
  });

  test("is kept with the person who is signed in, and with nobody else", async () => {
    const [one, other] = [await signedInAs("worker"), await signedInAs("worker")];
    await responseOf(
      language.action(argsFor(services, "/language", { form: { locale: "en" }, cookie: one.cookie })),
    );
    expect(await localeOf(one.who.id)).toBe("en");
    expect(await localeOf(other.who.id)).toBe("tk");
  });

  test.each(["https://evil.example/", "//evil.example", "/\\evil.example", "learn"])(
    "never leaves the portal for %s",
    async (next) => {
      const form = { locale: "ru", next };
      const response = await responseOf(language.action(argsFor(services, "/language", { form })));
      expect(response.headers.get("Location")).toBe("/");
    },
  );

  test("refuses a language that we don't speak, and another site's form", async () => {
    const unknown = argsFor(services, "/language", { form: { locale: "de" } });
    expect((await responseOf(language.action(unknown))).status).toBe(400);
    const { who, cookie } = await signedInAs("worker");
    const foreign = argsFor(services, "/language", {
      form: { locale: "ru" },
      cookie,
      headers: { Origin: "https://evil.example" },
    });
    expect((await responseOf(language.action(foreign))).status).toBe(403);
    expect(await localeOf(who.id)).toBe("tk");
  });
});

test("an unknown address is 404 for reading and for writing", async () => {
  expect((await responseOf(notFound.loader(argsFor(services, "/nothing")))).status).toBe(404);
  const written = argsFor(services, "/nothing", { form: { a: "b" } });
  expect((await responseOf(notFound.action(written))).status).toBe(404);
});

describe("the first page of an area", () => {
  const loaders = {
    supervise: supervise.loader,
    studio: studio.loader,
    coordinate: coordinate.loader,
    administer: administer.loader,
  };
  const areas = portalAreas.filter((area) => area !== "learn");

  test.each(areas)("/%s opens for its roles alone", async (area) => {
    for (const role of roles) {
      const { cookie } = await signedInAs(role);
      const response = await responseOf(loaders[area](argsFor(services, `/${area}`, { cookie })));
      const allowed: readonly string[] = rolesOfArea[area];
      expect([role, response.status]).toEqual([role, allowed.includes(role) ? 200 : 403]);
    }
  });

  test.each(areas)("/%s sends strangers to sign in and back", async (area) => {
    const response = await responseOf(loaders[area](argsFor(services, `/${area}`)));
    expect(response.status).toBe(303);
    expect(response.headers.get("Location")).toBe(`/login?next=%2F${area}`);
  });
});
