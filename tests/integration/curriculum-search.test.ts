import { describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import type { Database } from "#app/db/client.server.ts";
import { contentItem } from "#app/db/schema/index.ts";
import type { CompiledItem, CompiledText } from "#app/domain/curriculum/compiled-item.ts";
import { courseFacts, lessonFacts, moduleFacts, type ItemFacts } from "#app/domain/curriculum/facts.ts";
import { publishItem } from "#app/domain/curriculum/publish-item.server.ts";
import { searchLibrary } from "#app/domain/curriculum/queries/search-library.server.ts";
import { replaceLibrary } from "#app/domain/curriculum/replace-library.server.ts";
import { replaceSearch } from "#app/domain/curriculum/replace-search.server.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { ctxFor, systemCtx } from "#tests/support/actors.ts";
import { rollbackEach } from "#tests/support/db.ts";
import { makePerson } from "#tests/support/factories.ts";

const test = rollbackEach();

const text = (title: string, html: string, translation: CompiledText["translation"]): CompiledText => ({
  title,
  summary: "",
  outcomes: [],
  translation,
  review: null,
  parts: [
    { kind: "html", html },
    { kind: "checklist", id: "c1", title: "Secret list", items: ["<p>zebrawood</p>"] },
  ],
});

async function publish(
  db: Database,
  kind: CompiledItem["kind"],
  parentId: string | null,
  facts: ItemFacts,
  texts: CompiledItem["texts"],
) {
  const item = { id: facts.id, kind, parentId, position: 1, facts, texts, assets: [] };
  await publishItem(systemCtx(db), { ...item, hash: facts.id, sourceHash: facts.id });
}

const base = (id: string) => ({ id, catalogueRef: id });
const lesson = (id: string, more: object = {}) =>
  lessonFacts.parse({ ...base(id), minutes: 5, competencies: ["c"], basis: "practice", ...more });

async function library(db: Database) {
  const titles = { en: text("Course", "<p>opening</p>", "source") };
  await publish(
    db,
    "course",
    null,
    courseFacts.parse({ ...base("s-course"), audience: ["specialist"] }),
    titles,
  );
  await publish(db, "module", "s-course", moduleFacts.parse(base("s-module")), titles);
  await publish(db, "lesson", "s-module", lesson("s-children"), {
    en: text("Talking with children", "<p>A child speaks in drawings.</p><p>Listen.</p>", "source"),
    ru: text("Разговор с детьми", "<p>Ребёнок говорит рисунками. Семья слушает.</p>", "unreviewed"),
    tk: text("Çagalar bilen gürleşmek", "<p>Çaga surat bilen gürleýär. Maşgala diňleýär.</p>", "unreviewed"),
  });
  await publish(db, "lesson", "s-module", lesson("s-law", { lawCheck: "pending" }), {
    en: text("Guardianship", "<p>What the law says about guardianship.</p>", "source"),
  });
  await publish(db, "lesson", "s-module", lesson("s-later", { requires: { lesson: "s-children" } }), {
    en: text("Genograms", "<p>A genogram shows three generations.</p>", "source"),
  });
  const three = (tk: string, ru: string, en: string) => ({ tk, ru, en });
  await replaceLibrary(
    systemCtx(db),
    [
      {
        id: "supervisor",
        labels: three("superwizor", "супервизор", "supervisor"),
        definitions: three("Halypa", "Наставник", "Somebody who supervises"),
        synonyms: { en: ["mentor"] },
        verified: { tk: true, ru: true, en: true },
      },
    ],
    [],
  );
  await replaceSearch(systemCtx(db));
}

async function find(db: Database, query: string, locale: Locale = "en", demo = false) {
  const ctx = ctxFor(db, await makePerson(db));
  return searchLibrary({ ...ctx, demo }, query, locale);
}
const ids = (hits: readonly { id: string }[]) => hits.map(({ id }) => id);

describe("search", () => {
  it("finds çaga for caga, and the other way round, in any ending", async () => {
    const { db } = test;
    await library(db);
    for (const asked of ["caga", "ÇAGA", "cagalar", "çagalary", "maşgalanyň"])
      expect(ids(await find(db, asked, "tk")), asked).toContain("s-children");
  });

  it("finds Russian words in every case, with and without ё", async () => {
    const { db } = test;
    await library(db);
    for (const asked of ["ребенок", "ребёнка", "семью", "семьями", "рисунках"])
      expect(ids(await find(db, asked, "ru")), asked).toContain("s-children");
  });

  it("finds a term by its label, its ending, a synonym and a slip of the finger", async () => {
    const { db } = test;
    await library(db);
    for (const asked of ["superwizoryň", "supervisors", "mentor", "suprevisor", "супервизора"])
      expect(ids(await find(db, asked)), asked).toContain("supervisor");
  });

  it("finds in one language and shows the title in the reader's", async () => {
    const { db } = test;
    await library(db);
    const [hit] = await find(db, "рисунками", "tk");
    expect(hit).toMatchObject({
      id: "s-children",
      title: "Çagalar bilen gürleşmek",
      titleLocale: "tk",
      excerptLocale: "ru",
      course: { id: "s-course", title: "Course" },
    });
    expect(hit?.excerpt).toContain("рисунками");
  });

  it("wants every word", async () => {
    const { db } = test;
    await library(db);
    expect(ids(await find(db, "child drawings"))).toEqual(["s-children"]);
    expect(await find(db, "child guardianship")).toEqual([]);
  });

  it("finds no withheld lesson outside the demonstration, and shows no text of one behind a rule", async () => {
    const { db } = test;
    await library(db);
    expect(await find(db, "guardianship")).toEqual([]);
    expect(ids(await find(db, "guardianship", "en", true))).toEqual(["s-law"]);
    expect(await find(db, "genogram")).toMatchObject([{ id: "s-later", excerpt: null }]);
  });

  it("knows nothing of checklists, and nothing of a lesson that was retired since", async () => {
    const { db } = test;
    await library(db);
    expect(await find(db, "zebrawood")).toEqual([]);
    await db.update(contentItem).set({ retiredAt: new Date() }).where(eq(contentItem.id, "s-children"));
    expect(await find(db, "drawings")).toEqual([]);
  });

  it.each(["", "  ", "!", "' or 1=1 --", "a & b | c:*", "\\", "(((", "\u200b", "x".repeat(130)])(
    "takes %j for what it is",
    async (asked) => {
      const { db } = test;
      await library(db);
      expect(await find(db, asked)).toEqual([]);
    },
  );
});
