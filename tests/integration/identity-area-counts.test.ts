import { describe, expect, test } from "vitest";
import { listAreaCounts } from "#app/domain/identity/queries/list-area-counts.server.ts";
import { ctxFor } from "#tests/support/actors.ts";
import { rollbackEach } from "#tests/support/db.ts";
import { makeArea, makePerson } from "#tests/support/factories.ts";

const base = rollbackEach();

describe("people by area", () => {
  test("are counted below the area of the role, part by part, closed accounts left out", async () => {
    const { db } = base;
    const region = await makeArea(db, { kind: "region" });
    const district = await makeArea(db, { parent: region });
    const service = await makeArea(db, { parent: district, kind: "service" });
    const empty = await makeArea(db, { parent: region });
    const coordinator = await makePerson(db, { area: region, passwordHash: "set" });
    await makePerson(db, { area: service, passwordHash: "set" });
    await makePerson(db, { area: district });
    await makePerson(db, { area: district, closedAt: new Date("2026-01-01T00:00:00Z") });

    const counts = await listAreaCounts(ctxFor(db, coordinator, ["coordinator"]), "tk");

    expect(counts[0]).toEqual({ areaId: region.id, name: region.id, own: true, people: 3, started: 2 });
    expect(counts.slice(1).toSorted((a, b) => b.people - a.people)).toEqual([
      { areaId: district.id, name: district.id, own: false, people: 2, started: 1 },
      { areaId: empty.id, name: empty.id, own: false, people: 0, started: 0 },
    ]);
  });

  test("of other areas are not seen, nor any by a role that may look up nobody", async () => {
    const { db } = base;
    const [mine, theirs] = [await makeArea(db), await makeArea(db)];
    await makePerson(db, { area: theirs });
    const coordinator = await makePerson(db, { area: mine });
    const seen = await listAreaCounts(ctxFor(db, coordinator, ["coordinator"]), "en");
    expect(seen.map(({ areaId }) => areaId)).toEqual([mine.id]);
    expect(await listAreaCounts(ctxFor(db, coordinator, ["worker", "author"]), "en")).toEqual([]);
  });
});
