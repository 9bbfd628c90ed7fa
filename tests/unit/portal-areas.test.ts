import { describe, expect, test } from "vitest";
import { errorKind } from "#app/components/layout/error-page.tsx";
import { navigationFor } from "#app/components/layout/navigation.ts";
import { reasonOf } from "#app/components/layout/refusal-reason.ts";
import { homeArea, mayEnter, portalAreas } from "#app/domain/kernel/portal-area.ts";
import { roles } from "#app/domain/kernel/role.ts";
import { translator } from "#app/i18n/translate.ts";

describe("where a person starts", () => {
  test("is a page that she may open, whatever one role she holds", () => {
    for (const role of roles) expect(mayEnter(homeArea([role]), [role])).toBe(true);
  });

  test("is learning for a worker, also when she holds another role", () => {
    expect(homeArea(["worker"])).toBe("learn");
    expect(homeArea(["worker", "supervisor"])).toBe("learn");
    expect(homeArea(["supervisor"])).toBe("supervise");
    expect(homeArea([])).toBe("learn");
  });
});

describe("the top bar", () => {
  test("offers exactly the areas that the roles open, home first", () => {
    expect(navigationFor(["worker"]).map(({ place }) => place)).toEqual([
      "learn",
      "supervision",
      "glossary",
      "account",
    ]);
    expect(navigationFor(["coordinator"]).map(({ place }) => place)).toEqual([
      "coordinate",
      "learn",
      "glossary",
      "account",
    ]);
    for (const role of roles) {
      const offered = navigationFor([role]).map(({ place }) => place);
      for (const area of portalAreas) expect(offered.includes(area)).toBe(mayEnter(area, [role]));
    }
  });
});

describe("an error page", () => {
  test("has a kind for every status", () => {
    expect([400, 401, 403, 404, 409, 413, 418, 429, 500, 502, 503].map(errorKind)).toEqual([
      "badRequest",
      "forbidden",
      "forbidden",
      "notFound",
      "conflict",
      "tooLarge",
      "badRequest",
      "tooMany",
      "server",
      "server",
      "unavailable",
    ]);
  });

  test("gives the exact reason where one says more, and never a text that came with the error", () => {
    const t = translator("en");
    expect(reasonOf({ code: "withheld_law_check" }, t)).toMatch(/compared with the law/);
    expect(reasonOf({ code: "not_found" }, t)).toBeNull();
    expect(reasonOf("select * from person", t)).toBeNull();
  });
});
