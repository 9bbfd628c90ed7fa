import { sql } from "drizzle-orm";
import {
  check,
  customType,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { ItemFacts } from "#app/domain/curriculum/facts.ts";
import { itemKinds, translationStates, type SearchKind } from "#app/domain/curriculum/vocabulary.ts";
import type { Part } from "#app/domain/curriculum/parts.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { bytea, id, moment } from "./columns.ts";
import { localeEnum } from "./identity.ts";

export const itemKindEnum = pgEnum("item_kind", itemKinds);
export const translationStateEnum = pgEnum("translation_state", translationStates);

/**
 * A course, module or lesson as it stands now. The id is the author's slug, never the folder's number.
 * A thing that left `content/` is retired, never deleted.
 */
export const contentItem = pgTable(
  "content_item",
  {
    id: text("id").primaryKey(),
    kind: itemKindEnum("kind").notNull(),
    parentId: text("parent_id"),
    position: integer("position").notNull(),
    currentVersionId: uuid("current_version_id"),
    /** Hash of the item's files when they were last compiled: equal means that nothing needs compiling. */
    sourceHash: text("source_hash").notNull(),
    retiredAt: moment("retired_at"),
  },
  (t) => [
    index("content_item_parent").on(t.parentId, t.position),
    check("content_item_root", sql`(${t.kind} = 'course') = (${t.parentId} is null)`),
  ],
);

/** One imported state of an item: never changed, never deleted. `hash` covers facts and all languages. */
export const contentVersion = pgTable(
  "content_version",
  {
    id: id(),
    itemId: text("item_id")
      .notNull()
      .references(() => contentItem.id),
    number: integer("number").notNull(),
    hash: text("hash").notNull(),
    facts: jsonb("facts").$type<ItemFacts>().notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("content_version_hash").on(t.itemId, t.hash),
    uniqueIndex("content_version_number").on(t.itemId, t.number),
    /** Few versions have a rule: pages that look over the whole catalogue find them here. */
    index("content_version_ruled")
      .on(t.itemId)
      .where(sql`${t.facts} ? 'requires'`),
  ],
);

/** The words of a version in one language, as an ordered list of parts. */
export const contentText = pgTable(
  "content_text",
  {
    versionId: uuid("version_id")
      .notNull()
      .references(() => contentVersion.id),
    locale: localeEnum("locale").notNull(),
    title: text("title").notNull(),
    summary: text("summary").notNull(),
    outcomes: jsonb("outcomes").$type<string[]>().notNull(),
    translation: translationStateEnum("translation").notNull(),
    /** Who read the translation and when (ISO date), once somebody did. */
    review: jsonb("review").$type<{ by: string; date: string }>(),
    parts: jsonb("parts").$type<Part[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.locale] })],
);

/** Pictures of lessons, addressed by hash and served as immutable. */
export const contentAsset = pgTable("content_asset", {
  hash: text("hash").primaryKey(),
  mediaType: text("media_type").notNull(),
  bytes: bytea("bytes").notNull(),
});

export const glossaryTerm = pgTable("glossary_term", {
  id: text("id").primaryKey(),
  labels: jsonb("labels").$type<Record<Locale, string>>().notNull(),
  definitions: jsonb("definitions").$type<Record<Locale, string>>().notNull(),
  synonyms: jsonb("synonyms").$type<Partial<Record<Locale, string[]>>>().notNull(),
  verified: jsonb("verified").$type<Record<Locale, boolean>>().notNull(),
  retiredAt: moment("retired_at"),
});

export const competency = pgTable("competency", {
  id: text("id").primaryKey(),
  frameId: text("frame_id").notNull(),
  position: integer("position").notNull(),
  titles: jsonb("titles").$type<Record<Locale, string>>().notNull(),
  retiredAt: moment("retired_at"),
});

/** What each import changed, for the administrator's page. `sourceHash` lets an unchanged start skip the work. */
export const contentImport = pgTable("content_import", {
  id: id(),
  at: moment("at").notNull(),
  sourceHash: text("source_hash").notNull(),
  report: jsonb("report").$type<Record<string, unknown>>().notNull(),
});

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * What search looks through: one row for each lesson or term in each language, made anew by every import. `words` has
 * no accents and weighs the title before the text; Russian and English are in stems, Turkmen as written.
 */
export const searchEntry = pgTable(
  "search_entry",
  {
    kind: text("kind").$type<SearchKind>().notNull(),
    id: text("id").notNull(),
    locale: localeEnum("locale").notNull(),
    title: text("title").notNull(),
    body: text("body").notNull(),
    words: tsvector("words").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.id, t.locale] }),
    index("search_entry_words").using("gin", t.words),
  ],
);

/**
 * Every word of the search entries without accents: finds `superwizoryň` and `suprevizor` for `superwizor`. `latin` is
 * the word in Latin letters, for a database whose locale knows no others.
 */
export const searchWord = pgTable(
  "search_word",
  { locale: localeEnum("locale").notNull(), word: text("word").notNull(), latin: text("latin").notNull() },
  (t) => [
    primaryKey({ columns: [t.locale, t.word] }),
    index("search_word_alike").using("gin", sql`${t.latin} gin_trgm_ops`),
  ],
);
