import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { locales, type Locale } from "#app/domain/kernel/locale.ts";
import { foldName } from "#app/lib/fold-name.ts";
import { dictionaryOf, queryLength, searchLimit, wordsOf } from "../search-words.ts";
import type { SearchKind } from "../vocabulary.ts";

export interface SearchHit {
  readonly kind: SearchKind;
  readonly id: string;
  /** In the reader's language where there is one. */
  readonly title: string;
  readonly titleLocale: Locale;
  /** Around the find, in the language in which it was found; null where the lesson is behind a rule. */
  readonly excerpt: string | null;
  readonly excerptLocale: Locale;
  /** Of a lesson. */
  readonly course: { readonly id: string; readonly title: string } | null;
}

const wordLimit = 6;

/**
 * Lessons and terms in all three languages, those of the reader's language first. Accents count for nothing, Russian
 * and English words are found in every form, and words that look alike too (similarity 0.45 of pg_trgm), which finds
 * Turkmen endings and slips of the finger. All words must be there. Withheld lessons are not found.
 */
export async function searchLibrary(ctx: Ctx, query: string, locale: Locale): Promise<SearchHit[]> {
  const asked = wordsOf(query.slice(0, queryLength)).slice(0, wordLimit);
  if (asked.length === 0) return [];
  const alike = await alikeWords(ctx, asked);
  const matches = locales.map((one) => {
    const own = alike.filter((word) => word.locale === one);
    const wanted = sql`to_tsquery(${dictionaryOf[one]}::regconfig, ${tsquery(asked, own)})`;
    return sql`select e.*, ${wanted} as wanted from search_entry e where e.locale = ${one} and e.words @@ ${wanted}`;
  });
  return [...(await ctx.db.execute<SearchHit & Record<string, unknown>>(hits(ctx, matches, locale)))];
}

interface Alike extends Record<string, unknown> {
  readonly locale: Locale;
  readonly asked: string;
  readonly word: string;
}

/** Words of the library that begin like an asked one or look like it, the most alike first. */
async function alikeWords(ctx: Ctx, asked: readonly string[]): Promise<readonly Alike[]> {
  const list = sql.join(
    asked.map((word) => sql`(${word}::text, ${foldName(word)}::text, ${`${foldName(word)}%`}::text)`),
    sql`, `,
  );
  return ctx.db.execute<Alike>(sql`
    select l.locale, a.asked, w.word
    from (values ${list}) as a(asked, latin, beginning)
      cross join unnest(enum_range(null::locale)) as l(locale)
      cross join lateral (
        select word from search_word
        where locale = l.locale and (latin % a.latin or latin like a.beginning)
          and (similarity(latin, a.latin) >= 0.45 or (length(a.latin) >= 4 and latin like a.beginning))
        order by similarity(latin, a.latin) desc, word limit 20) w`);
}

/** `(form | form) & (form | form)`: the asked word itself, which a dictionary brings to its stem, and those alike. */
function tsquery(asked: readonly string[], alike: readonly Alike[]): string {
  const groups = asked.map((word) => [
    word,
    ...alike.filter((one) => one.asked === word).map((one) => one.word),
  ]);
  return groups.map((forms) => `(${forms.map((form) => `'${form}'`).join(" | ")})`).join(" & ");
}

function hits(ctx: Ctx, matches: readonly SQL[], locale: Locale): SQL {
  return sql`
    with found as (${sql.join([...matches], sql` union all `)}),
    best as (
      select distinct on (kind, id) kind, id, locale, body, wanted,
        ts_rank(words, wanted, 1) + case when locale = ${locale} then 1 else 0 end as rank
      from found order by kind, id, rank desc)
    select best.kind as "kind", best.id as "id",
      coalesce(own.title, any_text.title) as "title", coalesce(own.locale, any_text.locale) as "titleLocale",
      case when lesson.id is null or not (v.facts ? 'requires' or mv.facts ? 'requires' or cv.facts ? 'requires')
        then ts_headline('simple', best.body, best.wanted,
          'MaxWords=24, MinWords=12, StartSel="", StopSel="", FragmentDelimiter=" … "') end as "excerpt",
      best.locale as "excerptLocale",
      case when lesson.id is not null then jsonb_build_object('id', course.id, 'title', (
        select t.title from content_text t where t.version_id = course.current_version_id
        order by (t.locale = ${locale}) desc, (t.translation = 'source') desc limit 1)) end as "course"
    from best
      left join search_entry own on own.kind = best.kind and own.id = best.id and own.locale = ${locale}
      join search_entry any_text on any_text.kind = best.kind and any_text.id = best.id and any_text.locale = best.locale
      left join content_item lesson on best.kind = 'lesson' and lesson.id = best.id
      left join content_version v on v.id = lesson.current_version_id
      left join content_item module on module.id = lesson.parent_id
      left join content_version mv on mv.id = module.current_version_id
      left join content_item course on course.id = module.parent_id
      left join content_version cv on cv.id = course.current_version_id
    where best.kind = 'term' or (lesson.retired_at is null and module.retired_at is null
      and course.retired_at is null and (${ctx.demo} or v.facts ->> 'lawCheck' is distinct from 'pending'))
    order by best.rank desc, best.id limit ${searchLimit}`;
}
