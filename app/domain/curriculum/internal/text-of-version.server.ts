import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { contentText } from "#app/db/schema/index.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";

const wanted = alias(contentText, "wanted_text");
const source = alias(contentText, "source_text");

/** Joins and columns that give a version's words in the wanted language, else in the source language. */
export function textOfVersion(versionId: unknown, locale: Locale) {
  return {
    wanted,
    source,
    onWanted: and(eq(wanted.versionId, sql`${versionId}`), eq(wanted.locale, locale)),
    onSource: and(eq(source.versionId, sql`${versionId}`), eq(source.translation, "source")),
    columns: {
      /** Language of the words below; differs from the wanted one when there is no translation yet. */
      textLocale: sql`coalesce(${wanted.locale}, ${source.locale})`.mapWith(contentText.locale),
      translation: sql`coalesce(${wanted.translation}, ${source.translation})`.mapWith(
        contentText.translation,
      ),
      review: wanted.review,
      title: sql`coalesce(${wanted.title}, ${source.title})`.mapWith(contentText.title),
      summary: sql`coalesce(${wanted.summary}, ${source.summary})`.mapWith(contentText.summary),
      outcomes: sql`coalesce(${wanted.outcomes}, ${source.outcomes})`.mapWith(contentText.outcomes),
      parts: sql`coalesce(${wanted.parts}, ${source.parts})`.mapWith(contentText.parts),
    },
  };
}
