import { isNull } from "drizzle-orm";
import { glossaryTerm } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { locales, type Locale } from "#app/domain/kernel/locale.ts";
import type { GlossaryEntry } from "../item-view.ts";

/** All terms, sorted by their label in the wanted language. */
export async function listGlossary(ctx: Ctx, locale: Locale): Promise<GlossaryEntry[]> {
  const rows = await ctx.db.select().from(glossaryTerm).where(isNull(glossaryTerm.retiredAt)).limit(5000);
  const order = new Intl.Collator(locale);
  return rows
    .map((row) => ({
      id: row.id,
      label: row.labels[locale],
      definition: row.definitions[locale],
      synonyms: row.synonyms[locale] ?? [],
      verified: row.verified[locale],
      others: locales
        .filter((other) => other !== locale)
        .map((other) => ({ locale: other, label: row.labels[other] })),
    }))
    .toSorted((a, b) => order.compare(a.label, b.label));
}
