import { foldName } from "#app/lib/fold-name.ts";

interface SpeltNames {
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic?: string | null | undefined;
  readonly surnameCyrillic?: string | null | undefined;
  readonly givenNameCyrillic?: string | null | undefined;
  readonly patronymicCyrillic?: string | null | undefined;
}

/** Every word of both spellings, folded, each once; the surname first. */
export function searchKey(names: SpeltNames): string {
  const { surname, givenName, patronymic, surnameCyrillic, givenNameCyrillic, patronymicCyrillic } = names;
  const spelt = [surname, givenName, patronymic, surnameCyrillic, givenNameCyrillic, patronymicCyrillic];
  const words = foldName(spelt.filter(Boolean).join(" ")).split(" ");
  return [...new Set(words)].join(" ");
}
