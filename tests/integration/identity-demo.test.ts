import { beforeAll, describe, expect, test } from "vitest";
import { verifyCredentials } from "#app/domain/identity/verify-credentials.server.ts";
import { roles } from "#app/domain/kernel/role.ts";
import { demoCrowd } from "#app/server/seed/demo-crowd.ts";
import { demoAccounts, demoPassword } from "#app/server/seed/demo-people.ts";
import { listedAreas, seedAreas } from "#app/server/seed/seed-areas.server.ts";
import { seedDemo } from "#app/server/seed/seed-demo.server.ts";
import { anonymousCtx } from "#tests/support/actors.ts";
import { everyKind, makeCourse } from "#tests/support/course.ts";
import { testDatabase } from "#tests/support/db.ts";
import { testServices } from "#tests/support/request.ts";

let pool: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  pool = await testDatabase();
});

/** Families and staff of the lessons, and names of people in press reports: none may be an account. */
const surnamesOfLessons = /^(Ataýew|Öwezow|Gurbanow|Nuryýew|Hojaýew)a?$/;
const namesOfLessons =
  /^(Aýna|Wepa|Sona|Kakajan|Mergen|Dana|Melek|Lola|Annatach|Mähri|Maral|Arslan|Artyom|Ogulnabat|Batyr|Aýjemal|Kerim|Selbi|Döwran|Enejan|Aýlar|Tawus|Çary|Kemal|Aýgül|Durdy|Şamyrat|Rejep|Oguljeren|Maýsa|Maksat|Bahar|Yhlas|Nurana|Perman|Sapar|Merjen|Läle|Tahyr|Oguz)$/;

describe("the areas", () => {
  test("are the country, five welaýats and Ashgabat, and their districts, each with three names", () => {
    const kinds = (kind: string) => listedAreas.filter((area) => area.kind === kind);
    expect(kinds("country").map(({ id }) => id)).toEqual(["tm"]);
    expect(kinds("region")).toHaveLength(6);
    expect(kinds("district")).toHaveLength(58);
    expect(new Set(listedAreas.map(({ id }) => id)).size).toBe(listedAreas.length);
    for (const { names } of listedAreas) for (const name of Object.values(names)) expect(name).not.toBe("");
  });

  test("are brought in once", async () => {
    const services = testServices(pool);
    expect(await seedAreas(services)).toEqual({ changed: 65 });
    expect(await seedAreas(services)).toEqual({ changed: 0 });
  });
});

describe("the demo", () => {
  test("has an account for every role and forty people more, all with names that no lesson uses", () => {
    expect(new Set(demoAccounts.map(({ role }) => role))).toEqual(new Set(roles));
    expect(demoAccounts.map(({ person }) => person.email)).toContain("worker2@demo.example");
    expect(demoCrowd).toHaveLength(40);
    const people = [...demoAccounts, ...demoCrowd].map(({ person }) => person);
    expect(new Set(people.map(({ userName }) => userName)).size).toBe(people.length);
    for (const { surname, givenName } of people) {
      expect(surname).not.toMatch(surnamesOfLessons);
      expect(givenName).not.toMatch(namesOfLessons);
    }
  });

  test("is made once, over all regions, and every account signs in", async () => {
    const services = testServices(pool, { demo: true });
    await seedDemo(services);
    await seedDemo(services);
    expect(await pool.sql`select 1 from enrolment`).toHaveLength(0);
    const regions = await pool.sql`
      select a.path[2] as region, count(*)::int as people from person p join area a on a.id = p.home_area_id
      where a.path[2] is not null group by 1 order by 1`;
    expect(regions.map(({ region }) => region)).toEqual(["TM-A", "TM-B", "TM-D", "TM-L", "TM-M", "TM-S"]);
    expect(await pool.sql`select 1 from person`).toHaveLength(demoAccounts.length + 40);
    const ctx = anonymousCtx(pool.db);
    for (const { person, role } of demoAccounts) {
      const credentials = { login: person.email ?? "", password: demoPassword, clientAddress: "192.0.2.9" };
      expect((await verifyCredentials(ctx, credentials)).roles).toEqual([role]);
    }
  });

  test("gets lessons in progress as soon as there are lessons, once, and not all done today", async () => {
    const lessons = [{ questions: everyKind }, {}, { questions: everyKind }, {}];
    const { lessonIds } = await makeCourse(pool.db, { lessons });
    const services = testServices(pool, { demo: true });
    const counts = () => pool.sql`
      select (select count(*)::int from completion) as completions, (select count(*)::int from answer) as answers,
        (select count(*)::int from lesson_place) as places`;
    await seedDemo(services);
    const first = await counts();
    const own = await pool.sql`
      select c.item_id, c.completed_at from completion c join person p on p.id = c.person_id
      where p.user_name = 'worker' order by c.completed_at`;
    expect(own.map((row) => row["item_id"])).toEqual(lessonIds.slice(0, 2));
    const places = await pool.sql`
      select l.lesson_id from lesson_place l join person p on p.id = l.person_id where p.user_name = 'worker'`;
    expect(places.map((row) => row["lesson_id"])).toContain(lessonIds[2]);
    const early = await pool.sql`select 1 from completion where completed_at < now() - interval '3 days'`;
    expect(early.length).toBeGreaterThan(3);
    await seedDemo(services);
    expect(await counts()).toEqual(first);
  });
});
