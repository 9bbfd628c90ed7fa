import { describe, expect, test } from "vitest";
import { en } from "#app/i18n/messages/en/index.ts";
import { ru } from "#app/i18n/messages/ru/index.ts";
import { tk } from "#app/i18n/messages/tk/index.ts";

/** Every message as `area.key` (and `#form` for plural forms) with its text. */
function flatten(catalogue: object, at = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(catalogue) as [string, unknown][]) {
    const key = at === "" ? name : `${at}.${name}`;
    if (typeof value === "string") found.set(key, value);
    else if (typeof value === "object" && value !== null)
      for (const [inner, text] of flatten(value, key)) found.set(inner, text);
  }
  return found;
}

const pluralForms = new Set(["zero", "one", "two", "few", "many", "other"]);

/** Plural forms of one message count as one: a language has the forms that it needs. */
function base(key: string): string {
  const last = key.slice(key.lastIndexOf(".") + 1);
  return pluralForms.has(last) ? key.slice(0, key.lastIndexOf(".")) : key;
}

const params = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "").toSorted();

const english = flatten(en);
const others = [
  ["ru", flatten(ru)],
  ["tk", flatten(tk)],
] as const;

/** Texts that are rightly the same in all languages: names, and the greeting. */
const same = new Set(["common.productName", "learn.hello"]);

describe.each(others)("the catalogue in %s", (locale, texts) => {
  test("has every message and none besides", () => {
    expect(new Set([...texts.keys()].map(base))).toEqual(new Set([...english.keys()].map(base)));
  });

  test("has no text left in English", () => {
    const left = [...texts].filter(
      ([key, text]) => !same.has(key) && /\p{L}{2}/u.test(withoutParams(text)) && english.get(key) === text,
    );
    expect(left).toEqual([]);
  });

  test("asks for the same parameters as the English", () => {
    const wanted = new Map([...english].map(([key, text]) => [key, params(text)]));
    const wrong = [...texts].filter(([key, text]) => {
      const expected = wanted.get(key) ?? wanted.get(`${base(key)}.other`) ?? [];
      // A plural form may say "one" in words; every other parameter must be there.
      const optional = key === base(key) ? [] : ["count"];
      const missing = expected.filter((name) => !params(text).includes(name) && !optional.includes(name));
      const unknown = params(text).filter((name) => !expected.includes(name) && !optional.includes(name));
      return missing.length > 0 || unknown.length > 0;
    });
    expect(wrong).toEqual([]);
  });

  test("has every plural form that the language needs", () => {
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const plural = new Set([...english.keys()].filter((key) => key !== base(key)).map(base));
    const missing = [...plural].flatMap((key) =>
      // A message whose forms would all read the same may give `other` alone.
      texts.has(`${key}.one`) || locale === "ru" ? needed.filter((form) => !texts.has(`${key}.${form}`)) : [],
    );
    expect(missing).toEqual([]);
  });

  test("has no letter of a wrong alphabet", () => {
    const wrong = [...texts].filter(([key, text]) => !same.has(key) && hasStray(locale, text));
    expect(wrong).toEqual([]);
  });
});

test("English has no letter of another alphabet, but for the names of the languages", () => {
  const wrong = [...english].filter(([, text]) => /\p{Script=Cyrillic}/u.test(text));
  expect(wrong).toEqual([]);
});

function withoutParams(text: string): string {
  return text.replace(/\{\w+\}/g, "");
}

/** Turkmen is written in Latin letters; a Russian word mixes no Latin letter into Cyrillic ones. */
function hasStray(locale: "ru" | "tk", text: string): boolean {
  if (locale === "tk") return /[^\P{L}a-zçäžňöşüýA-ZÇÄŽŇÖŞÜÝ]/u.test(text);
  return /\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Cyrillic}/u.test(text);
}
