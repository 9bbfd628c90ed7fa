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

/** Of how many places or options an answer got how many right, and what it chose beside them; null where it is all or nothing. */
export interface PartCount {
  readonly fit: number;
  readonly of: number;
  /** Of several choices: those that do not belong. Each takes a right one away. */
  readonly beside: number;
}

export function partsOf(facts: QuestionFacts, response: QuestionResponse): PartCount | null {
  switch (facts.kind) {
    case "multiple": {
      if (response.kind !== "multiple") return null;
      const picked = new Set(response.choices);
      const fit = facts.key.filter((id) => picked.has(id)).length;
      return { fit, of: facts.key.length, beside: picked.size - fit };
    }
    case "match":
      return response.kind === "match" ? placesOf(facts.key, response.pairs) : null;
    case "gaps":
      return response.kind === "gaps" ? placesOf(facts.key, response.gaps) : null;
    case "order": {
      if (response.kind !== "order") return null;
      const fit = facts.key.filter((id, place) => response.order[place] === id).length;
      return { fit, of: facts.key.length, beside: 0 };
    }
    default:
      return null;
  }
}

function creditOf(facts: QuestionFacts, response: QuestionResponse, locale: Locale): number {
  switch (facts.kind) {
    case "single":
      return response.kind === "single" && response.choice === facts.key ? 1 : 0;
    case "true-false":
      return response.kind === "true-false" && response.value === facts.key ? 1 : 0;
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
    case "multiple":
    case "match":
    case "gaps":
    case "order": {
      const parts = partsOf(facts, response);
      return parts ? Math.max(0, (parts.fit - parts.beside) / parts.of) : 0;
    }
  }
}

function placesOf(key: Readonly<Record<string, string>>, given: Readonly<Record<string, string>>): PartCount {
  const places = Object.keys(key);
  return { fit: places.filter((place) => given[place] === key[place]).length, of: places.length, beside: 0 };
}
