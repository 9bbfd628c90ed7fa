import { sql, type AnyColumn, type SQL } from "drizzle-orm";
import type { Locale } from "#app/domain/kernel/locale.ts";

/** Title of an item's current version in the wanted language, else in its source language; null when it has none. */
export function titleOf(itemId: AnyColumn | SQL, locale: Locale): SQL<string | null> {
  return sql<string | null>`(
    select t.title from content_item i join content_text t on t.version_id = i.current_version_id
    where i.id = ${itemId} order by (t.locale = ${locale}) desc, (t.translation = 'source') desc limit 1)`;
}
