import { sql } from "drizzle-orm";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { locales, type Locale } from "#app/domain/kernel/locale.ts";
import { displayName, type PersonNames } from "../person-names.ts";
import { contactKinds, type ContactKind } from "../vocabulary.ts";

type Words = Partial<Record<Locale, string>>;

export interface DirectoryContact {
  readonly id: string;
  readonly area: string;
  readonly name: Said;
  readonly phone: string | null;
  readonly place: Said | null;
  readonly procedure: Said | null;
  /** `2026-11-22`; null when nobody has made sure of it. */
  readonly checkedOn: string | null;
}

/** A text with the language it is in: the asked one where it was written, else the first there is. */
export interface Said {
  readonly text: string;
  readonly locale: Locale;
}

export interface LocalDirectory {
  readonly area: string;
  /** Every kind, also those without a contact: these say whom to ask. */
  readonly kinds: readonly { readonly kind: ContactKind; readonly contacts: readonly DirectoryContact[] }[];
  /** The coordinators nearest to the area, at most three. */
  readonly ask: readonly string[];
}

interface Row extends Record<string, unknown> {
  readonly area: Record<Locale, string>;
  readonly entries: readonly {
    id: string;
    kind: ContactKind;
    area: Record<Locale, string>;
    names: Words;
    phone: string | null;
    place: Words;
    procedure: Words;
    checkedOn: string | null;
  }[];
  readonly ask: readonly PersonNames[];
}

/**
 * Local help of an area and of those above it, the nearest first, in one statement. Without an area: where one
 * works oneself. @throws DomainError not_found
 */
export async function listDirectoryFor(
  ctx: PersonCtx,
  { areaId, locale }: { areaId?: string; locale: Locale },
): Promise<LocalDirectory> {
  const now = sql`${ctx.clock.now().toISOString()}::timestamptz`;
  const where =
    areaId === undefined
      ? sql`id = (select home_area_id from person where id = ${ctx.actor.personId}::uuid)`
      : sql`id = ${areaId}`;
  const [row] = await ctx.db.execute<Row>(sql`
    with here as (select path, names from area where ${where})
    select here.names as area,
      (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'area', a.names,
          'names', e.names, 'phone', e.phone, 'place', e.place, 'procedure', e.procedure,
          'checkedOn', e.checked_on) order by cardinality(a.path) desc, e.checked_on desc nulls last, e.id), '[]')
        from directory_entry e join area a on a.id = e.area_id
        where e.area_id = any(here.path) and e.retired_at is null) as entries,
      (select coalesce(jsonb_agg(c.who order by c.depth desc), '[]') from (
        select distinct on (p.id) jsonb_build_object('surname', p.surname, 'givenName', p.given_name,
          'patronymic', p.patronymic, 'surnameCyrillic', p.surname_cyrillic,
          'givenNameCyrillic', p.given_name_cyrillic, 'patronymicCyrillic', p.patronymic_cyrillic) as who,
          cardinality(a.path) as depth
        from role_grant g join person p on p.id = g.person_id join area a on a.id = g.area_id
        where g.role = 'coordinator' and g.area_id = any(here.path) and p.closed_at is null
          and g.starts_at <= ${now} and (g.ends_at is null or g.ends_at > ${now})) c) as ask
    from here`);
  if (!row) throw new DomainError("not_found");
  const contacts = row.entries.map(({ kind, ...entry }) => ({ kind, contact: contactOf(entry, locale) }));
  return {
    area: row.area[locale],
    kinds: contactKinds.map((kind) => ({
      kind,
      contacts: contacts.filter((one) => one.kind === kind).map(({ contact }) => contact),
    })),
    ask: row.ask.slice(0, 3).map((names) => displayName(names, locale)),
  };
}

function contactOf(entry: Omit<Row["entries"][number], "kind">, locale: Locale): DirectoryContact {
  const name = said(entry.names, locale) ?? { text: "", locale };
  return {
    id: entry.id,
    area: entry.area[locale],
    name,
    phone: entry.phone,
    place: said(entry.place, locale),
    procedure: said(entry.procedure, locale),
    checkedOn: entry.checkedOn,
  };
}

function said(words: Words, locale: Locale): Said | null {
  const found = [locale, ...locales].find((one) => words[one]);
  const text = found && words[found];
  return found && text ? { text, locale: found } : null;
}
