import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ContentFile } from "#app/content/content-files.ts";
import { compileMdx } from "#app/content/mdx/compile-mdx.server.ts";
import { contentItem, contentVersion, learningPath } from "#app/db/schema/index.ts";
import { importContent } from "#app/server/import-content.server.ts";
import { systemCtx } from "#tests/support/actors.ts";
import { rollbackEach } from "#tests/support/db.ts";
import { lessonFiles, sampleTree } from "../content/sample-tree.ts";

const test = rollbackEach();
let folder = "";
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "halypa-rules-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(changes: Parameters<typeof sampleTree>[0]) {
  rmSync(folder, { recursive: true, force: true });
  const files: ReadonlyMap<string, ContentFile> = sampleTree(changes);
  for (const [path, { bytes }] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return importContent(systemCtx(test.db), folder, { compile: (request) => compileMdx(request) });
}

const second = "courses/01-first/01-start/02-second";
const third = "courses/01-first/01-start/03-third";
/** A lesson beside the sample that asks for `requires`. */
function asking(where: string, id: string, requires: string) {
  const files = lessonFiles(where, id, id);
  return { ...files, [`${where}/lesson.yaml`]: `${files[`${where}/lesson.yaml`]}requires: ${requires}\n` };
}
const currentOf = async (id: string) => {
  const [row] = await test.db
    .select({ facts: contentVersion.facts, retiredAt: contentItem.retiredAt })
    .from(contentItem)
    .innerJoin(contentVersion, eq(contentVersion.id, contentItem.currentVersionId))
    .where(eq(contentItem.id, id));
  return row;
};

describe("an import with rules", () => {
  it("keeps the rule with the version", async () => {
    const report = await run(asking(second, "second", "{ lesson: sample }"));
    expect(report.problems).toEqual([]);
    expect(await currentOf("second")).toMatchObject({ facts: { requires: { lesson: "sample" } } });
  });

  it("refuses a circle, and leaves a lesson that was there as it was", async () => {
    await run(lessonFiles(second, "second", "second"));
    const report = await run({
      ...asking(second, "second", "{ lesson: third }"),
      ...asking(third, "third", "{ lesson: second }"),
    });
    expect(report.refused.map(({ id }) => id)).toEqual(["second", "third"]);
    expect(report.problems[0]).toContain(`${second}/lesson.yaml:6`);
    expect((await currentOf("second"))?.facts).not.toHaveProperty("requires");
    expect(await currentOf("third")).toBeUndefined();
  });

  it("refuses what waits for a lesson that could not be taken in itself", async () => {
    const broken = {
      [`${second}/en.mdx`]: "---\ntitle: x\nsummary: y.\ntranslation: source\n---\n\n<Nothing />\n",
    };
    const report = await run({
      ...lessonFiles(second, "second", "second"),
      ...broken,
      ...asking(third, "third", "{ lesson: second }"),
    });
    expect(report.refused.map(({ id }) => id)).toEqual(["second", "third"]);
    expect(await currentOf("third")).toBeUndefined();
    const mended = await run({
      ...lessonFiles(second, "second", "second"),
      ...asking(third, "third", "{ lesson: second }"),
    });
    expect(mended.added).toEqual(["second", "third"]);
  });

  it("says so when a lesson leaves the content that another one asks for", async () => {
    const files = {
      ...lessonFiles(second, "second", "second"),
      ...asking(third, "third", "{ lesson: second }"),
    };
    await run(files);
    const report = await run(asking(third, "third", "{ lesson: second }"));
    expect(report.retired).toEqual(["second"]);
    expect(report.refused.map(({ id }) => id)).toEqual(["third"]);
    expect(await currentOf("third")).toMatchObject({ retiredAt: null });
  });
});

describe("an import with paths", () => {
  const paths = (steps: string) => ({
    "paths.yaml": `- id: p\n  titles: { tk: a, ru: b, en: c }\n  summaries: { tk: a, ru: b, en: c }\n  audience: [manager]\n  fieldTasks: false\n  steps: ${steps}\n`,
  });
  const stored = () => test.db.select().from(learningPath);

  it("takes them in, retires those that left, and keeps them while the file is faulty", async () => {
    await run(paths("[{ course: first, modules: [start] }]"));
    expect(await stored()).toMatchObject([
      { id: "p", fieldTasks: false, steps: [{ courseId: "first", moduleIds: ["start"] }], retiredAt: null },
    ]);
    const report = await run(paths("[{ course: nowhere }]"));
    expect(report.problems[0]).toContain("paths.yaml");
    expect(await stored()).toMatchObject([{ steps: [{ courseId: "first" }], retiredAt: null }]);
    await run({});
    expect((await stored())[0]?.retiredAt).not.toBeNull();
  });
});
