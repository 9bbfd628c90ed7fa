import type { Browser } from "playwright-core";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { assignment, reviewCard } from "#app/db/schema/index.ts";
import { locales } from "#app/domain/kernel/locale.ts";
import { completeLesson } from "#app/domain/learning/complete-lesson.server.ts";
import { handInFieldTask } from "#app/domain/learning/hand-in-field-task.server.ts";
import { keepBookmark } from "#app/domain/learning/keep-bookmark.server.ts";
import { listOwnCertificates } from "#app/domain/learning/queries/list-own-certificates.server.ts";
import { saveAnswer } from "#app/domain/learning/save-answer.server.ts";
import { saveJournalEntry } from "#app/domain/learning/save-journal-entry.server.ts";
import { saveNote } from "#app/domain/learning/save-note.server.ts";
import { shareReflection } from "#app/domain/learning/share-reflection.server.ts";
import { showCertificate } from "#app/domain/learning/show-certificate.server.ts";
import { paths } from "#app/lib/paths.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { systemClock } from "#app/platform/clock.ts";
import { expectAccessible } from "#tests/support/axe.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { everyKind, makeCourse, type MadeCourse } from "#tests/support/course.ts";
import { openPortalDatabase, portalKeys, signedInAs } from "#tests/support/portal-database.ts";
import { makePair, type Pair } from "#tests/support/supervision.ts";

const url = inject("portalUrl");
const database = openPortalDatabase();
let browser: Browser;
let courses: readonly MadeCourse[];
let pair: Pair;
let walks: readonly { readonly by: string; readonly pages: readonly string[] }[];

beforeAll(async () => {
  browser = await launchBrowser();
  const { db } = database;
  pair = await makePair(db);
  const ctx = { ...pair.asWorker, clock: systemClock, keys: await portalKeys(database) };
  const done = await makeCourse(db);
  const current = await makeCourse(db, {
    lessons: [{ questions: everyKind }],
    fieldTask: { id: "f1", minutes: 60 },
  });
  courses = [done, current];
  const { courseId } = current;
  const [lessonId = ""] = current.lessonIds;

  await completeLesson(ctx, { lessonId: done.lessonIds[0] ?? "" });
  const [certificate] = await listOwnCertificates(ctx, "en");
  if (!certificate) throw new Error("the course gave no certificate");
  await showCertificate(ctx, { certificateId: certificate.id, shown: true });

  await db.insert(assignment).values({
    id: uuidv7(),
    courseId,
    personId: pair.worker.id,
    dueOn: "2026-01-01",
    assignedById: pair.supervisor.id,
    assignedAt: new Date(),
  });
  const response = { kind: "single", choice: "a" } as const;
  const target = { lessonId, part: 1 };
  await saveAnswer(ctx, { writeId: uuidv7(), target, questionId: "one", response, locale: "en" });
  await db
    .update(reviewCard)
    .set({ dueAt: new Date(Date.now() - 3_600_000) })
    .where(eq(reviewCard.personId, pair.worker.id));
  await saveNote(ctx, { lessonId, part: 1, text: "Öz belligim." });
  await keepBookmark(ctx, { lessonId, part: 1, on: true });
  const task = { itemId: courseId, taskId: "f1" };
  await handInFieldTask(ctx, { writeId: uuidv7(), ...task, text: "Etdim." });
  const entryId = uuidv7();
  await saveJournalEntry(ctx, { writeId: uuidv7(), entryId, text: "Bu gün öwrendim." });
  const share = { shareId: uuidv7(), source: "journal", sourceId: entryId } as const;
  await shareReflection(ctx, { ...share, supervisorId: pair.supervisor.id });

  walks = [
    {
      by: pair.worker.id,
      pages: [
        paths.learn(),
        paths.lesson(courseId, lessonId),
        paths.lessonPart(courseId, lessonId, 1),
        paths.fieldTask(courseId, courseId, "f1"),
        paths.certificates(),
        paths.certificate(certificate.id),
        paths.verify(certificate.code),
        paths.journal(),
        paths.journalEntry(entryId),
        paths.review(),
        paths.saved(),
        paths.record(),
      ],
    },
    {
      by: pair.supervisor.id,
      pages: [
        paths.supervise(),
        paths.supervisePerson(pair.worker.id),
        paths.superviseFieldTask(pair.worker.id, courseId, "f1"),
      ],
    },
  ];
});
afterAll(async () => {
  for (const course of courses) await course.retire(course.courseId);
  await database.close();
  await browser.close();
});

test.each(locales)(
  "in %s a phone shows pages that hold somebody's work with nothing that axe objects to",
  async (locale) => {
    for (const { by, pages } of walks) {
      const context = await signedInAs(database, browser, by, { locale, width: 360 });
      const page = await context.newPage();
      for (const path of pages) {
        const response = await page.goto(url + path);
        expect(response?.status(), path).toBe(200);
        await expectAccessible(page, path);
      }
      await context.close();
    }
  },
);
