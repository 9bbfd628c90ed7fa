import { foldText } from "./fold-text.ts";

/** Turkmen (old), Russian and Uzbek Cyrillic, letter by letter, in today's Turkmen Latin without accents. */
const cyrillic = "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я ә җ ң ө ү ғ қ ҳ".split(" ");
const latin = "a b w g d e z z i y k l m n o p r s t u f h s c s s - y - e yu ya a j n o u g k h".split(" ");
const inLatin = new Map(cyrillic.map((letter, i) => [letter, (latin[i] ?? "").replace("-", "")]));

/**
 * The search key of a name: one spelling for Latin and Cyrillic, accents and common transliterations.
 * `Ataýew`, `Атаев`, `Atayev` → `ataew`; `Jeren`, `Джерен` → `jeren`. For finding, never for showing.
 */
export function foldName(name: string): string {
  return foldText(name.replace(/[ёЁ]/g, "йо"))
    .replace(/дж/g, "j")
    .replace(/[а-яәҗңөүғқҳ]/g, (letter) => inLatin.get(letter) ?? letter)
    .replace(/dzh|dj/g, "j")
    .replace(/(?:sh|ch|zh|kh)/g, (pair) => (pair === "kh" ? "h" : pair === "zh" ? "z" : pair.charAt(0)))
    .replace(/v/g, "w")
    .replace(/i/g, "y")
    .replace(/(\p{L})\1+/gu, "$1")
    .replace(/ye/g, "e")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
