import type { Locale } from "#app/domain/kernel/locale.ts";
import type { MessageKey, MessageParams, Plural } from "./message-types.ts";
import { en } from "./messages/en/index.ts";
import { ru } from "./messages/ru/index.ts";
import { tk } from "./messages/tk/index.ts";

const catalogues = { en, ru, tk };

/** `t("learn.minutes", { count: 5 })`. Parameters are checked against the English text. */
export type Translate = <K extends MessageKey>(
  key: K,
  ...params: keyof MessageParams<K> extends never ? [] : [MessageParams<K>]
) => string;

const rules = {
  en: { plurals: new Intl.PluralRules("en"), numbers: new Intl.NumberFormat("en-GB") },
  ru: { plurals: new Intl.PluralRules("ru"), numbers: new Intl.NumberFormat("ru") },
  tk: { plurals: new Intl.PluralRules("tk"), numbers: new Intl.NumberFormat("tk") },
};

/** The translator of one language. Runs on the server only: browsers have no Turkmen plural or number rules. */
export function translator(locale: Locale): Translate {
  return (key, ...rest) => translateKey(locale, key, rest[0]);
}

/** For a key that is known only at run time, e.g. a problem of a form: its parameters are not checked. */
export function translateKey(
  locale: Locale,
  key: MessageKey,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const { plurals, numbers } = rules[locale];
  const message = find(catalogues[locale], key);
  const count = params["count"];
  const text =
    typeof message === "string"
      ? message
      : ((typeof count === "number" ? pluralForm(message, plurals.select(count)) : undefined) ??
        message.other);
  return text.replace(/\{(\w+)\}(\.?)/g, (whole, name: string, stop: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    const words = typeof value === "number" ? numbers.format(value) : value;
    // A Russian date brings its own full stop.
    return words.endsWith(".") ? words : words + stop;
  });
}

function find(catalogue: object, key: string): string | Plural {
  let at: unknown = catalogue;
  for (const step of key.split("."))
    at = typeof at === "object" && at !== null ? Reflect.get(at, step) : undefined;
  if (typeof at === "string" || isPlural(at)) return at;
  throw new Error(`no message ${key}`);
}

/** True for a key that every catalogue holds; for keys that come from outside, such as a cookie. */
export function isMessageKey(key: string): key is MessageKey {
  let at: unknown = en;
  for (const step of key.split("."))
    at = typeof at === "object" && at !== null && Object.hasOwn(at, step) ? Reflect.get(at, step) : undefined;
  return typeof at === "string" || isPlural(at);
}

function pluralForm(message: Plural, category: Intl.LDMLPluralRule): string | undefined {
  return category === "zero" || category === "two" ? undefined : message[category];
}

function isPlural(value: unknown): value is Plural {
  return typeof value === "object" && value !== null && "other" in value;
}
