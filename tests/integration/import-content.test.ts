import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openCompiler } from "#app/content/compiler-client.server.ts";
import type { ContentFile } from "#app/content/content-files.ts";
import { compileMdx } from "#app/content/mdx/compile-mdx.server.ts";
import type { Database } from "#app/db/client.server.ts";
import {
  auditEvent,
  contentImport,
  contentItem,
  contentText,
  contentVersion,
  glossaryTerm,
} from "#app/db/schema/index.ts";
import { findAsset } from "#app/domain/curriculum/queries/find-asset.server.ts";
import { findLesson } from "#app/domain/curriculum/queries/find-lesson.server.ts";
import { getCourseOutline } from "#app/domain/curriculum/queries/get-course-outline.server.ts";
import { getTestItem } from "#app/domain/curriculum/queries/get-test-item.server.ts";
import { listCourses } from "#app/domain/curriculum/queries/list-courses.server.ts";
import { listGlossary } from "#app/domain/curriculum/queries/list-glossary.server.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { importContent, type ImportReport } from "#app/server/import-content.server.ts";
import { anonymousCtx, systemCtx } from "#tests/support/actors.ts";
import { rollbackEach, testDatabase } from "#tests/support/db.ts";
import { sampleBody, sampleText } from "../content/sample-lesson.ts";
import { lessonFiles, lessonFolder, sampleTree } from "../content/sample-tree.ts";

let folder = "";
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "halypa-content-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(changes: Parameters<typeof sampleTree>[0] = {}): void {
  rmSync(folder, { recursive: true, force: true });
  const files: ReadonlyMap<string, ContentFile> = sampleTree(changes);
  for (const [path, { bytes }] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

let compiled = 0;
const compiler = {
  compile: (request: Parameters<typeof compileMdx>[0]) => (compiled++, compileMdx(request)),
};
const run = (db: Database): Promise<ImportReport> => importContent(systemCtx(db), folder, compiler);
const second = "courses/01-first/01-start/02-second";
const changedText = {
  [`${lessonFolder}/en.mdx`]: sampleText(sampleBody.replace("One idea", "Another idea")),
};
const versionsOf = (db: Database, itemId: string) =>
  db.select().from(contentVersion).where(eq(contentVersion.itemId, itemId)).orderBy(contentVersion.number);

describe("an import", () => {
  const test = rollbackEach();

  it("puts courses, modules and lessons into the database and writes an audit row", async () => {
    write();
    const report = await run(test.db);
    expect(report).toMatchObject({
      added: ["first", "start", "sample"],
      refused: [],
      problems: [],
      skipped: false,
    });
    const audits = await test.db
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.action, "curriculum.import-content"));
    expect(audits).toMatchObject([{ actorKind: "system:test", detail: { added: 3, refused: 0 } }]);
    expect(await test.db.select().from(glossaryTerm)).toMatchObject([{ id: "dignity", retiredAt: null }]);
  });

  it("of the same files does nothing, and of touched but equal files makes no version", async () => {
    write();
    await run(test.db);
    compiled = 0;
    expect(await run(test.db)).toMatchObject({ skipped: true, added: [], changed: [] });
    expect(await test.db.select().from(contentImport)).toHaveLength(1);
    write({ "cast.md": "Notes\n" });
    expect(await run(test.db)).toMatchObject({ skipped: false, added: [], changed: [], unchanged: 3 });
    expect(compiled).toBe(0);
    expect(await versionsOf(test.db, "sample")).toHaveLength(1);
  });

  it("gives a changed lesson a new version and keeps the old one word for word", async () => {
    write();
    await run(test.db);
    const [old] = await versionsOf(test.db, "sample");
    write(changedText);
    compiled = 0;
    expect(await run(test.db)).toMatchObject({ changed: ["sample"], added: [], unchanged: 2 });
    expect(compiled).toBe(1);
    expect((await versionsOf(test.db, "sample")).map(({ number }) => number)).toEqual([1, 2]);
    const before = await findLesson(systemCtx(test.db), "first", "sample", "en", 1);
    const after = await findLesson(systemCtx(test.db), "first", "sample", "en");
    expect(before).toMatchObject({ number: 1, versionId: old?.id });
    expect(JSON.stringify(before?.parts)).toContain("One idea");
    expect(JSON.stringify(after?.parts)).toContain("Another idea");
  });

  it("makes the old version current again when its words come back", async () => {
    write();
    await run(test.db);
    write(changedText);
    await run(test.db);
    write();
    expect(await run(test.db)).toMatchObject({ changed: ["sample"] });
    expect(await versionsOf(test.db, "sample")).toHaveLength(2);
    expect(await findLesson(systemCtx(test.db), "first", "sample", "en")).toMatchObject({ number: 1 });
  });

  it("makes a new version when only a picture changes", async () => {
    write();
    await run(test.db);
    write({
      [`${lessonFolder}/map.svg`]: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20"></svg>`,
    });
    expect(await run(test.db)).toMatchObject({ changed: ["sample"] });
  });

  it("retires what left, keeps it readable, and restores it when it comes back", async () => {
    write(lessonFiles(second, "second", "The second"));
    await run(test.db);
    write();
    expect(await run(test.db)).toMatchObject({ retired: ["second"] });
    expect(await findLesson(systemCtx(test.db), "first", "second", "en")).toMatchObject({ retired: true });
    expect(await findLesson(systemCtx(test.db), "first", "sample", "en")).toMatchObject({ next: null });
    write(lessonFiles(second, "second", "The second"));
    expect(await run(test.db)).toMatchObject({ restored: ["second"], changed: [] });
    expect(await versionsOf(test.db, "second")).toHaveLength(1);
  });

  it("moves a lesson by its folder without a new version", async () => {
    write(lessonFiles(second, "second", "The second"));
    await run(test.db);
    write(lessonFiles("courses/01-first/01-start/00-second", "second", "The second"));
    expect(await run(test.db)).toMatchObject({ moved: ["second"], changed: [] });
    const lesson = await findLesson(systemCtx(test.db), "first", "sample", "en");
    expect(lesson).toMatchObject({ previous: { id: "second", title: "The second" }, next: null });
  });

  it("takes all or nothing of a lesson: a refused one stays as it was, others go on", async () => {
    write();
    await run(test.db);
    write({
      ...lessonFiles(second, "second", "The second"),
      ...changedText,
      [`${lessonFolder}/ru.mdx`]: sampleText(`${sampleBody}\n{process.env.X}\n`, "translation: unreviewed"),
    });
    const report = await run(test.db);
    expect(report).toMatchObject({ added: ["second"], changed: [], refused: [{ id: "sample" }] });
    expect(report.problems.join()).toMatch(/ru\.mdx:\d+:\d+ .+ — .+/);
    expect(await versionsOf(test.db, "sample")).toHaveLength(1);
    expect(await findLesson(systemCtx(test.db), "first", "sample", "en")).toMatchObject({ retired: false });
    expect(await run(test.db)).toMatchObject({ skipped: true, refused: [{ id: "sample" }] });
  });

  it("refuses the lessons of a module that could not be read and was never there", async () => {
    write({ "courses/01-first/01-start/module.yaml": "id: start\n" });
    const report = await run(test.db);
    expect(report).toMatchObject({ added: ["first"], refused: [{ id: "start" }, { id: "sample" }] });
    expect(await test.db.select().from(contentItem)).toHaveLength(1);
  });

  it("lets style go by: what is only not as the guide asks is imported", async () => {
    write({ [`${lessonFolder}/en.mdx`]: sampleText(sampleBody.replace(' feedback="Nearly."', "")) });
    expect(await run(test.db)).toMatchObject({ refused: [], added: ["first", "start", "sample"] });
  });

  it("keeps drafts of translations out and takes reviewed ones with who and when", async () => {
    const review = "translation: { by: A. Reviewer, date: 2026-02-01 }";
    write({
      [`${lessonFolder}/ru.mdx`]: sampleText(sampleBody, "translation: draft"),
      [`${lessonFolder}/tk.mdx`]: sampleText(sampleBody, review),
    });
    await run(test.db);
    const texts = await test.db
      .select({ locale: contentText.locale, translation: contentText.translation })
      .from(contentText)
      .innerJoin(contentVersion, eq(contentVersion.id, contentText.versionId))
      .where(eq(contentVersion.itemId, "sample"))
      .orderBy(contentText.locale);
    expect(texts).toEqual([
      { locale: "tk", translation: "reviewed" },
      { locale: "en", translation: "source" },
    ]);
    const lesson = await findLesson(systemCtx(test.db), "first", "sample", "tk");
    expect(lesson).toMatchObject({ textLocale: "tk", review: { by: "A. Reviewer", date: "2026-02-01" } });
  });

  it("retires terms that left the glossary", async () => {
    write();
    await run(test.db);
    write({ "glossary/terms.yaml": "[]\n", ...changedText });
    await run(test.db);
    expect(await listGlossary(systemCtx(test.db), "en")).toEqual([]);
    expect(await test.db.select().from(glossaryTerm)).toHaveLength(1);
  });

  it("is for the importer alone", async () => {
    write();
    await expect(importContent(anonymousCtx(test.db), folder, compiler)).rejects.toThrow(DomainError);
  });
});

describe("what the learn area reads", () => {
  const test = rollbackEach();

  it("falls back to the source language and says so", async () => {
    write();
    await run(test.db);
    const lesson = await findLesson(systemCtx(test.db), "first", "sample", "tk");
    expect(lesson).toMatchObject({
      textLocale: "en",
      translation: "source",
      review: null,
      title: "A sample",
    });
    expect(lesson?.parts.find((part) => part.kind === "sources")).toEqual({
      kind: "sources",
      items: [{ code: "WHO1", text: "A printed reference.", url: "https://www.who.int/x" }],
    });
    expect(lesson?.parts.find((part) => part.kind === "figure")).toMatchObject({ width: 320, height: 200 });
    expect(await findLesson(systemCtx(test.db), "other", "sample", "tk")).toBeNull();
  });

  it("lists courses with sums, and a course with modules and lessons in order", async () => {
    write(lessonFiles(second, "second", "The second"));
    await run(test.db);
    expect(await listCourses(systemCtx(test.db), "ru")).toMatchObject([
      { courseId: "first", title: "First course", lessonCount: 2, minutes: 25, availability: "open" },
    ]);
    expect(await getCourseOutline(systemCtx(test.db), "first", "en")).toMatchObject({
      lessonCount: 2,
      modules: [
        {
          id: "start",
          hasQuiz: false,
          minutes: 25,
          lessons: [{ id: "sample" }, { id: "second", minutes: 5 }],
        },
      ],
    });
    await expect(getCourseOutline(systemCtx(test.db), "start", "en")).rejects.toThrow("not_found");
    expect(await getTestItem(systemCtx(test.db), "start", "en")).toMatchObject({
      title: "The start",
      course: { id: "first", title: "First course" },
    });
  });

  it("serves pictures by hash", async () => {
    write();
    await run(test.db);
    const lesson = await findLesson(systemCtx(test.db), "first", "sample", "en");
    const figure = lesson?.parts.find((part) => part.kind === "figure");
    const asset = await findAsset(systemCtx(test.db), figure?.kind === "figure" ? figure.assetHash : "");
    expect(asset).toMatchObject({ mediaType: "image/svg+xml" });
    expect(await findAsset(systemCtx(test.db), "0".repeat(64))).toBeNull();
  });
});

describe("two imports at once", () => {
  it("end with one version of each item and one import that did the work", async () => {
    const { db } = await testDatabase();
    write();
    const reports = await Promise.all([run(db), run(db), run(db)]);
    expect(reports.filter(({ added }) => added.length === 3)).toHaveLength(1);
    expect(reports.filter(({ skipped }) => skipped)).toHaveLength(2);
    expect(await versionsOf(db, "sample")).toHaveLength(1);
    expect(await db.select().from(contentImport)).toHaveLength(1);
  });
});

describe("the project's own content", () => {
  const test = rollbackEach();

  it("is imported through the compiler's own process with nothing refused, and then left alone", async () => {
    const own = openCompiler();
    const content = join(projectRoot(), "content");
    const started = performance.now();
    const report = await importContent(systemCtx(test.db), content, own);
    const cold = performance.now();
    expect(report.problems).toEqual([]);
    expect(report.added).toContain("what-social-work-is");
    expect(await importContent(systemCtx(test.db), content, own)).toMatchObject({ skipped: true });
    console.info(
      `import: cold ${Math.round(cold - started)} ms, unchanged ${Math.round(performance.now() - cold)} ms`,
    );
    own.close();
    const lesson = await findLesson(systemCtx(test.db), "social-work-1", "what-social-work-is", "tk");
    expect(lesson).toMatchObject({ textLocale: "tk", previous: null });
  }, 120_000);
});
