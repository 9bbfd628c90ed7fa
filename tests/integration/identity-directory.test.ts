import { beforeAll, describe, expect, test } from "vitest";
import { listDirectoryFor } from "#app/domain/identity/queries/list-directory-for.server.ts";
import { listKeptDirectory } from "#app/domain/identity/queries/list-kept-directory.server.ts";
import { retireDirectoryEntry } from "#app/domain/identity/retire-directory-entry.server.ts";
import { saveDirectoryEntry } from "#app/domain/identity/save-directory-entry.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { ctxFor } from "#tests/support/actors.ts";
import { testDatabase } from "#tests/support/db.ts";
import { makeArea, makePerson } from "#tests/support/factories.ts";

let pool: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  pool = await testDatabase();
});

const code = (error: string) => expect.objectContaining({ code: error });

async function place() {
  const area = await makeArea(pool.db);
  const district = await makeArea(pool.db, { parent: area });
  const coordinator = await makePerson(pool.db, { area, roles: ["coordinator"], givenName: "Güljan" });
  const worker = await makePerson(pool.db, { area: district, roles: ["worker"] });
  return {
    area,
    district,
    coordinator: ctxFor(pool.db, coordinator, ["coordinator"]),
    worker: ctxFor(pool.db, worker, ["worker"]),
  };
}

const contact = (areaId: string, entryId = uuidv7()) => ({
  entryId,
  areaId,
  kind: "emergency" as const,
  nameTk: "Gyssagly",
  phone: "103",
  checkedOn: "2026-01-15",
});

describe("local help", () => {
  test("shows the nearest first, in the reader's language where there is one, with the day it was checked", async () => {
    const { area, district, coordinator, worker } = await place();
    await saveDirectoryEntry(coordinator, { ...contact(area.id), nameRu: "Далёкий" });
    await saveDirectoryEntry(coordinator, { ...contact(district.id), nameTk: "Ýakyn" });
    const { kinds } = await listDirectoryFor(worker, { locale: "ru" });
    const emergency = kinds.find(({ kind }) => kind === "emergency");
    expect(emergency?.contacts).toMatchObject([
      { name: { text: "Ýakyn", locale: "tk" }, area: district.id, checkedOn: "2026-01-15" },
      { name: { text: "Далёкий", locale: "ru" }, area: area.id },
    ]);
  });

  test("says whom to ask where nothing stands, and shows nothing of other areas", async () => {
    const { coordinator, area, worker } = await place();
    const elsewhere = await place();
    await saveDirectoryEntry(coordinator, contact(area.id));
    const { kinds, ask } = await listDirectoryFor(elsewhere.worker, { locale: "en" });
    expect(kinds.every(({ contacts }) => contacts.length === 0)).toBe(true);
    expect(ask).toEqual(["Güljan Synagowa"]);
    expect((await listDirectoryFor(worker, { locale: "en" })).kinds[0]?.contacts).toHaveLength(1);
  });
});

describe("keeping contacts", () => {
  test("changes an entry by its id, and sending it twice makes one", async () => {
    const { area, coordinator } = await place();
    const first = contact(area.id);
    await saveDirectoryEntry(coordinator, first);
    await saveDirectoryEntry(coordinator, first);
    await saveDirectoryEntry(coordinator, { ...first, phone: "112" });
    expect(await listKeptDirectory(coordinator, "en")).toMatchObject([{ id: first.entryId, phone: "112" }]);
    await retireDirectoryEntry(coordinator, { entryId: first.entryId });
    expect(await listKeptDirectory(coordinator, "en")).toEqual([]);
    await expect(retireDirectoryEntry(coordinator, { entryId: first.entryId })).rejects.toEqual(
      code("not_found"),
    );
  });

  test("refuses an entry without a name, or checked on a day to come", async () => {
    const { area, coordinator } = await place();
    const { nameTk: _name, ...nameless } = contact(area.id);
    await expect(saveDirectoryEntry(coordinator, nameless)).rejects.toEqual(code("invalid"));
    await expect(
      saveDirectoryEntry(coordinator, { ...contact(area.id), checkedOn: "2999-01-01" }),
    ).rejects.toEqual(code("invalid"));
  });

  test("is for the coordinator of the area alone", async () => {
    const { area, coordinator, worker } = await place();
    const elsewhere = await place();
    const entry = contact(area.id);
    await expect(saveDirectoryEntry(worker, entry)).rejects.toEqual(code("forbidden"));
    await expect(saveDirectoryEntry(elsewhere.coordinator, entry)).rejects.toEqual(code("forbidden"));
    await saveDirectoryEntry(coordinator, entry);
    await expect(
      saveDirectoryEntry(elsewhere.coordinator, { ...entry, areaId: elsewhere.area.id }),
    ).rejects.toEqual(code("not_found"));
    await expect(retireDirectoryEntry(elsewhere.coordinator, entry)).rejects.toEqual(code("not_found"));
  });
});
