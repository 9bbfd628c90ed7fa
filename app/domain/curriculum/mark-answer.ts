import type { Locale } from "#app/domain/kernel/locale.ts";
import { foldText } from "#app/lib/fold-text.ts";
import type { QuestionFacts } from "./facts.ts";

/** What a person answered, by kind. Option ids only: the same answer in every language. */
export type QuestionResponse =
  | { readonly kind: "single"; readonly choice: string }
  | { readonly kind: "multiple"; readonly choices: readonly string[] }
  | { readonly kind: "true-false"; readonly value: boolean }
  | { readonly kind: "short-text"; readonly text: string }
  | { readonly kind: "numeric"; readonly value: number }
  | { readonly kind: "match"; readonly pairs: Readonly<Record<string, string>> }
  | { readonly kind: "order"; readonly order: readonly string[] }
  | { readonly kind: "gaps"; readonly gaps: Readonly<Record<string, string>> };

/** `credit` from 0 to 1; `right` when it is 1. */
export interface AnswerResult {
  readonly credit: number;
  readonly right: boolean;
}

/**
 * Marks one answer against the key. Partial credit: multiple = (right picks − wrong picks) ÷ right options, not
 * below 0; match, gaps, order = share of places that are right. A response of another kind earns nothing.
 */
export function markAnswer(facts: QuestionFacts, response: QuestionResponse, locale: Locale): AnswerResult {
  const credit = creditOf(facts, response, locale);
  return { credit, right: credit === 1 };
}

function creditOf(facts: QuestionFacts, response: QuestionResponse, locale: Locale): number {
  switch (facts.kind) {
    case "single":
      return response.kind === "single" && response.choice === facts.key ? 1 : 0;
    case "true-false":
      return response.kind === "true-false" && response.value === facts.key ? 1 : 0;
    case "multiple": {
      if (response.kind !== "multiple") return 0;
      const picked = new Set(response.choices);
      const hits = facts.key.filter((id) => picked.has(id)).length;
      return Math.max(0, (hits - (picked.size - hits)) / facts.key.length);
    }
    case "short-text": {
      if (response.kind !== "short-text") return 0;
      const fold = (text: string) =>
        facts.foldAccents ? foldText(text) : text.normalize("NFC").toLocaleLowerCase();
      const given = fold(response.text.trim().replace(/\s+/g, " "));
      const accepted = [...(facts.key[locale] ?? []), ...facts.key.en];
      return accepted.some((text) => fold(text) === given) ? 1 : 0;
    }
    case "numeric":
      return response.kind === "numeric" && Math.abs(response.value - facts.key) <= facts.tolerance + 1e-9
        ? 1
        : 0;
    case "match":
      return response.kind === "match" ? shareOf(facts.key, response.pairs) : 0;
    case "gaps":
      return response.kind === "gaps" ? shareOf(facts.key, response.gaps) : 0;
    case "order": {
      if (response.kind !== "order") return 0;
      const inPlace = facts.key.filter((id, place) => response.order[place] === id).length;
      return inPlace / facts.key.length;
    }
  }
}

function shareOf(key: Readonly<Record<string, string>>, given: Readonly<Record<string, string>>): number {
  const places = Object.keys(key);
  return places.filter((place) => given[place] === key[place]).length / places.length;
}
