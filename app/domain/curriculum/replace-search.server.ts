import { and, eq, isNull, sql } from "drizzle-orm";
import { contentItem, contentText, glossaryTerm, searchEntry, searchWord } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { locales, type Locale } from "#app/domain/kernel/locale.ts";
import { foldName } from "#app/lib/fold-name.ts";
import { foldText } from "#app/lib/fold-text.ts";
import { plainText } from "#app/lib/plain-text.ts";
import { requireImporter } from "./internal/require-importer.ts";
import type { Part } from "./parts.ts";
import { dictionaryOf, wordsOf } from "./search-words.ts";
import type { SearchKind } from "./vocabulary.ts";

interface Entry {
  readonly kind: SearchKind;
  readonly id: string;
  readonly locale: Locale;
  readonly title: string;
  readonly body: string;
}

const rowsAtOnce = 200;
const wordsAtOnce = 5000;

/**
 * Makes search anew from the current versions of all lessons and from the glossary. Only what every reader may see
 * goes in: no keys, no feedback, no checklists.
 */
export async function replaceSearch(tx: Ctx): Promise<void> {
  requireImporter(tx);
  const entries = [...(await lessonEntries(tx)), ...(await termEntries(tx))];
  await tx.db.delete(searchEntry);
  await tx.db.delete(searchWord);
  for (const some of slices(entries, rowsAtOnce))
    await tx.db.insert(searchEntry).values(some.map((entry) => ({ ...entry, words: wordsColumn(entry) })));
  const words = locales.flatMap((locale) => {
    const own = entries.filter((entry) => entry.locale === locale);
    return wordsOf(own.map(({ title, body }) => `${title} ${body}`).join(" ")).map((word) => ({
      locale,
      word,
      latin: foldName(word),
    }));
  });
  for (const some of slices(words, wordsAtOnce)) await tx.db.insert(searchWord).values(some);
}

function wordsColumn({ title, body, locale }: Entry) {
  const dictionary = sql`${dictionaryOf[locale]}::regconfig`;
  return sql<string>`setweight(to_tsvector(${dictionary}, ${foldText(title)}), 'A')
    || setweight(to_tsvector(${dictionary}, ${foldText(body)}), 'B')`;
}

async function lessonEntries(tx: Ctx): Promise<Entry[]> {
  const rows = await tx.db
    .select({
      id: contentItem.id,
      locale: contentText.locale,
      title: contentText.title,
      summary: contentText.summary,
      parts: contentText.parts,
    })
    .from(contentItem)
    .innerJoin(contentText, eq(contentText.versionId, contentItem.currentVersionId))
    .where(and(eq(contentItem.kind, "lesson"), isNull(contentItem.retiredAt)));
  return rows.map(({ id, locale, title, summary, parts }) => ({
    kind: "lesson",
    id,
    locale,
    title,
    body: [summary, ...parts.flatMap(readable)].join(" "),
  }));
}

async function termEntries(tx: Ctx): Promise<Entry[]> {
  const rows = await tx.db.select().from(glossaryTerm).where(isNull(glossaryTerm.retiredAt));
  return rows.flatMap(({ id, labels, definitions, synonyms }) =>
    locales.map((locale) => ({
      kind: "term" as const,
      id,
      locale,
      title: labels[locale],
      body: [...(synonyms[locale] ?? []), definitions[locale]].join(". "),
    })),
  );
}

function readable(part: Part): string[] {
  switch (part.kind) {
    case "html":
      return [plainText(spaced(part.html))];
    case "box":
      return [part.title ?? "", plainText(spaced(part.html))];
    case "figure":
      return [part.alt];
    case "scenario":
      return [part.title];
    default:
      return [];
  }
}

/** Blocks of HTML touch each other: without a space the last word of one would grow into the next. */
const spaced = (html: string): string => html.replace(/<\/(p|li|h\d|td|th|blockquote)>/g, " $&");

function slices<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}
