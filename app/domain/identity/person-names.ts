import type { Locale } from "#app/domain/kernel/locale.ts";

/** A person's names in Latin and, where known, Cyrillic spelling. */
export interface PersonNames {
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
  readonly surnameCyrillic: string | null;
  readonly givenNameCyrillic: string | null;
  readonly patronymicCyrillic: string | null;
}

/** Given name and surname in the script of the reader's language: `Jeren Annanurowa`, `Джерен Аннанурова`. */
export function displayName(person: PersonNames, locale: Locale): string {
  const { givenName, surname } = spelling(person, locale);
  return `${givenName} ${surname}`;
}

/** Surname first, with the patronymic, for lists and documents. */
export function fullName(person: PersonNames, locale: Locale): string {
  const { surname, givenName, patronymic } = spelling(person, locale);
  return [surname, givenName, patronymic].filter(Boolean).join(" ");
}

function spelling(person: PersonNames, locale: Locale) {
  const { surnameCyrillic, givenNameCyrillic, patronymicCyrillic } = person;
  return locale === "ru" && surnameCyrillic && givenNameCyrillic
    ? { surname: surnameCyrillic, givenName: givenNameCyrillic, patronymic: patronymicCyrillic }
    : person;
}
