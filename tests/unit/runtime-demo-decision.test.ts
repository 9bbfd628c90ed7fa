import { describe, expect, it } from "vitest";
import { decideDemo, type DemoFacts } from "#app/server/demo-decision.ts";

const fresh: DemoFacts = { wish: "auto", stored: false, empty: true, embedded: true, private: true };

describe("the demo", () => {
  it("is made by itself only in an empty embedded database that nobody else can reach", () => {
    expect(decideDemo(fresh)).toBe("make");
    expect(decideDemo({ ...fresh, empty: false })).toBe("leave");
    expect(decideDemo({ ...fresh, embedded: false })).toBe("leave");
    expect(decideDemo({ ...fresh, private: false })).toBe("leave");
    expect(decideDemo({ ...fresh, wish: "off" })).toBe("leave");
  });

  it("is made anywhere empty when asked for, never among real people", () => {
    expect(decideDemo({ ...fresh, wish: "on", embedded: false, private: false })).toBe("make");
    expect(() => decideDemo({ ...fresh, wish: "on", empty: false })).toThrow("real people");
  });

  it("is opened to others only when asked for", () => {
    const demo = { ...fresh, stored: true, empty: false };
    expect(decideDemo(demo)).toBe("leave");
    expect(() => decideDemo({ ...demo, private: false })).toThrow("set HALYPA_DEMO=on");
    expect(() => decideDemo({ ...demo, private: false, wish: "off" })).toThrow("set HALYPA_DEMO=on");
    expect(decideDemo({ ...demo, private: false, wish: "on" })).toBe("leave");
  });
});
