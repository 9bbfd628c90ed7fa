import { eq } from "drizzle-orm";
import type { Database } from "#app/db/client.server.ts";
import { certificate, contentText, contentVersion } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { completeLesson } from "#app/domain/learning/complete-lesson.server.ts";
import type { Clock } from "#app/platform/clock.ts";
import { ctxFor } from "./actors.ts";
import { makeCourse, type MadeCourse } from "./course.ts";
import { makePerson, type MadeArea, type MadePerson } from "./factories.ts";

export interface Graduate {
  readonly person: MadePerson;
  readonly ctx: PersonCtx;
  readonly course: MadeCourse;
  readonly certificate: typeof certificate.$inferSelect;
}

/** Somebody with all Turkmen letters in her name who completed a course of two lessons, written in tk, ru and en. */
export async function makeGraduate(
  db: Database,
  wish: { readonly area?: MadeArea; readonly clock?: Clock; readonly companion?: "strong-families" } = {},
): Promise<Graduate> {
  const person = await makePerson(db, {
    surname: "Öwezowa",
    givenName: "Jäňňet",
    patronymic: "Şöhrat gyzy",
    surnameCyrillic: "Овезова",
    givenNameCyrillic: "Дженнет",
    patronymicCyrillic: "Шохратовна",
    roles: ["worker"],
    ...(wish.area ? { area: wish.area } : {}),
  });
  const ctx = ctxFor(db, person, ["worker"], wish.clock);
  const course = await makeCourse(db, {
    lessons: [{}, {}],
    ...(wish.companion ? { companion: wish.companion } : {}),
  });
  await writeCourse(db, course.courseId);
  for (const lessonId of course.lessonIds) await completeLesson(ctx, { lessonId });
  const [issued] = await db.select().from(certificate).where(eq(certificate.personId, person.id));
  if (!issued) throw new Error("no certificate was issued");
  return { person, ctx, course, certificate: issued };
}

/** Words of a course in all three languages, with every letter that fonts forget. */
async function writeCourse(db: Database, courseId: string): Promise<void> {
  const [version] = await db.select().from(contentVersion).where(eq(contentVersion.itemId, courseId));
  if (!version) throw new Error("no version");
  const common = { versionId: version.id, summary: "", parts: [] };
  const words = [
    {
      locale: "tk" as const,
      translation: "unreviewed" as const,
      title: "Durmuş işiniň esaslary: ÄÇŽŇÖŞÜÝ äçžňöşüý",
      outcomes: ["öz sözleriňiz bilen düşündirmek", "çaga bilen ýuwaş-ýuwaşdan gürleşmek"],
    },
    {
      locale: "ru" as const,
      translation: "unreviewed" as const,
      title: "Основы социальной работы: подъезд, ёж, «щука», Эхо",
      outcomes: ["объяснить своими словами", "выслушать ребёнка"],
    },
  ];
  await db.insert(contentText).values(words.map((one) => ({ ...common, ...one })));
}
