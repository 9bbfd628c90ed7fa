import { beforeAll, describe, expect, test } from "vitest";
import { saveDirectoryEntry } from "#app/domain/identity/save-directory-entry.server.ts";
import { getLessonPage } from "#app/domain/learning/queries/get-lesson-page.server.ts";
import { listTrainingsOf } from "#app/domain/learning/queries/list-trainings-of.server.ts";
import { recordFact } from "#app/domain/learning/record-fact.server.ts";
import { recordOfficialTraining } from "#app/domain/learning/record-official-training.server.ts";
import { withdrawFact } from "#app/domain/learning/withdraw-fact.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { ctxFor, systemCtx } from "#tests/support/actors.ts";
import { makeCourse } from "#tests/support/course.ts";
import { testDatabase } from "#tests/support/db.ts";
import { makeArea, makePerson } from "#tests/support/factories.ts";

let pool: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  pool = await testDatabase();
});

const code = (error: string) => expect.objectContaining({ code: error });

async function setting() {
  const area = await makeArea(pool.db);
  const [who, boss] = [
    await makePerson(pool.db, { area, roles: ["worker"] }),
    await makePerson(pool.db, { area, roles: ["coordinator"] }),
  ];
  return {
    area,
    worker: ctxFor(pool.db, who, ["worker"]),
    coordinator: ctxFor(pool.db, boss, ["coordinator"]),
    training: (changes: object = {}) => ({
      factId: uuidv7(),
      personId: who.id,
      training: "strong-families" as const,
      happenedOn: "2026-05-20",
      documentNumber: "SF-12",
      ...changes,
    }),
  };
}

describe("an official training", () => {
  test("opens the checklists that ask for it, and a withdrawal closes them again", async () => {
    const { worker, coordinator, training } = await setting();
    const { courseId, lessonIds } = await makeCourse(pool.db, {
      lessons: [{ officialTraining: "strong-families" }],
    });
    const [lessonId = ""] = lessonIds;
    const page = () => getLessonPage(worker, { courseId, lessonId, locale: "en" });
    expect((await page()).checklistsNeed).toBe("strong-families");
    expect(JSON.stringify(await page())).not.toContain("ITEM OF THE CHECKLIST");
    await recordOfficialTraining(coordinator, training({ training: "treatnet-family" }));
    expect((await page()).checklistsNeed).toBe("strong-families");
    const wanted = training();
    await recordOfficialTraining(coordinator, wanted);
    await recordOfficialTraining(coordinator, wanted);
    expect((await page()).checklistsNeed).toBeNull();
    expect(JSON.stringify(await page())).toContain("ITEM OF THE CHECKLIST");
    const { factId, personId } = wanted;
    const listed = await listTrainingsOf(coordinator, { personId, locale: "en" });
    expect(listed.filter((one) => one.factId === factId)).toMatchObject([{ documentNumber: "SF-12" }]);
    await withdrawFact(coordinator, { factId, writeId: uuidv7() });
    expect((await page()).checklistsNeed).toBe("strong-families");
    await expect(withdrawFact(coordinator, { factId, writeId: uuidv7() })).rejects.toEqual(
      code("already_done"),
    );
    const rows = await pool.sql`select 1 from fact where person_id = ${personId}`;
    expect(rows).toHaveLength(3);
  });

  test("is never recorded for oneself, by others, from elsewhere, or for a day to come", async () => {
    const { area, worker, coordinator, training } = await setting();
    const elsewhere = await setting();
    const own = training({ personId: coordinator.actor.personId });
    await expect(recordOfficialTraining(coordinator, own)).rejects.toEqual(code("forbidden"));
    await expect(recordOfficialTraining(worker, training())).rejects.toEqual(code("not_found"));
    await expect(recordOfficialTraining(elsewhere.coordinator, training())).rejects.toEqual(
      code("not_found"),
    );
    for (const role of ["manager", "administrator", "auditor"] as const) {
      const ctx = ctxFor(pool.db, await makePerson(pool.db, { area }), [role]);
      await expect(recordOfficialTraining(ctx, training())).rejects.toEqual(code("forbidden"));
    }
    await expect(recordOfficialTraining(coordinator, training({ happenedOn: "2999-01-01" }))).rejects.toEqual(
      code("invalid"),
    );
    const wanted = training();
    await recordOfficialTraining(coordinator, wanted);
    await expect(
      withdrawFact(elsewhere.coordinator, { factId: wanted.factId, writeId: uuidv7() }),
    ).rejects.toEqual(code("not_found"));
  });
});

describe("a fact that another context reports", () => {
  test("is kept once, and never about who reports it", async () => {
    const { worker, coordinator } = await setting();
    const { personId } = worker.actor;
    const held = {
      factId: uuidv7(),
      personId,
      kind: "session-held" as const,
      subject: "s1",
      happenedOn: "2026-05-20",
    };
    await recordFact(coordinator, held);
    await recordFact(coordinator, held);
    await recordFact(systemCtx(pool.db), { ...held, factId: uuidv7() });
    expect(await pool.sql`select 1 from fact where person_id = ${personId}`).toHaveLength(2);
    await expect(recordFact(worker, { ...held, factId: uuidv7() })).rejects.toEqual(code("forbidden"));
    await expect(
      recordFact(coordinator, { ...held, factId: uuidv7(), kind: "official-training" }),
    ).rejects.toEqual(code("forbidden"));
  });
});

describe("a safety box", () => {
  test("has the contacts of one's area, in lessons that carry such a box", async () => {
    const { area, worker, coordinator } = await setting();
    await saveDirectoryEntry(coordinator, {
      entryId: uuidv7(),
      areaId: area.id,
      kind: "emergency",
      nameEn: "Emergency",
      phone: "000",
      checkedOn: "2026-01-15",
    });
    const { courseId, lessonIds } = await makeCourse(pool.db, { lessons: [{ safety: "violence" }, {}] });
    const contactsOf = async (lessonId = "") =>
      (await getLessonPage(worker, { courseId, lessonId, locale: "tk" })).personal.contacts;
    expect(await contactsOf(lessonIds[0])).toEqual([
      { name: "Emergency", nameLocale: "en", phone: "000", checkedOn: "2026-01-15" },
    ]);
    expect(await contactsOf(lessonIds[1])).toEqual([]);
  });
});
