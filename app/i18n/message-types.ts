import type { en } from "./messages/en/index.ts";

/** A message that depends on `count`, by plural category. Every language has `other`. */
export interface Plural {
  readonly one?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

type Shape<T> = T extends string
  ? string
  : T extends { readonly other: string }
    ? Plural
    : { readonly [K in keyof T]: Shape<T[K]> };

/** What every language's catalogue must hold: English decides the keys, a missing one is a type error. */
export type Messages = Shape<typeof en>;

type Leaf = string | { readonly other: string };
type Keys<T, P extends string = ""> = {
  [K in keyof T & string]: T[K] extends Leaf ? `${P}${K}` : Keys<T[K], `${P}${K}.`>;
}[keyof T & string];
export type MessageKey = Keys<typeof en>;

type At<T, K extends string> = K extends `${infer H}.${infer R}`
  ? H extends keyof T
    ? At<T[H], R>
    : never
  : K extends keyof T
    ? T[K]
    : never;
type ParamNames<S> = S extends `${string}{${infer P}}${infer R}` ? P | ParamNames<R> : never;
type TextOf<L> = L extends string ? L : L extends { readonly other: infer O } ? O | "{count}" : never;

/** The `{names}` that the English text of a key asks for. */
export type MessageParams<K extends MessageKey> = {
  readonly [P in ParamNames<TextOf<At<typeof en, K>>>]: P extends "count" ? number : string | number;
};
