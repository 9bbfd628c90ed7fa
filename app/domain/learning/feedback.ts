import type { QuestionFacts } from "#app/domain/curriculum/facts.ts";
import {
  partsOf,
  type AnswerResult,
  type PartCount,
  type QuestionResponse,
} from "#app/domain/curriculum/mark-answer.ts";
import type { QuestionPart } from "#app/domain/curriculum/parts.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { writeNumber } from "./response-fields.ts";

/** `right`: fits. `thought`: chosen, and there is something else to see. Never "wrong". */
export type Tone = "right" | "thought";

/** What a person sees after answering. Built only once the answer is stored: it shows the key. */
export interface Feedback {
  readonly verdict: "right" | "partly" | "thought";
  /** How much of it fits, where it is not all or nothing. */
  readonly parts: PartCount | null;
  /** By option (or left side, or gap): its tone, whether the person chose it, and the author's words. */
  readonly options: readonly {
    readonly id: string;
    readonly tone: Tone;
    readonly chosen: boolean;
    readonly text: string;
  }[];
  /** Words for kinds without options. */
  readonly note: string | null;
  /** What would have been accepted: a text, a number, or by id the right partner or place. */
  readonly accepted: readonly { readonly id: string | null; readonly value: string }[];
}

export function feedbackFor(
  facts: QuestionFacts,
  part: QuestionPart,
  response: QuestionResponse,
  result: AnswerResult,
  locale: Locale,
): Feedback {
  return { ...feedbackBody(facts, part, response, result, locale), parts: partsOf(facts, response) };
}

function feedbackBody(
  facts: QuestionFacts,
  part: QuestionPart,
  response: QuestionResponse,
  result: AnswerResult,
  locale: Locale,
): Omit<Feedback, "parts"> {
  const verdict = result.right ? "right" : result.credit > 0 ? "partly" : "thought";
  const words = (id: string) => part.options.find((option) => option.id === id)?.feedback ?? "";
  const choices = (right: readonly string[], chosen: readonly string[]): Omit<Feedback, "parts"> => ({
    verdict,
    options: part.options
      .filter(({ id }) => right.includes(id) || chosen.includes(id))
      .map(({ id, feedback }) => ({
        id,
        tone: right.includes(id) ? "right" : "thought",
        chosen: chosen.includes(id),
        text: feedback,
      })),
    note: null,
    accepted: [],
  });
  const places = (
    key: Readonly<Record<string, string>>,
    given: Readonly<Record<string, string>>,
    wordsFor: (place: string, to: string | undefined) => string,
  ): Omit<Feedback, "parts"> => ({
    verdict,
    options: Object.entries(key).map(([id, to]) => ({
      id,
      tone: given[id] === to ? "right" : "thought",
      chosen: given[id] !== undefined,
      text: given[id] === to ? "" : wordsFor(id, given[id]),
    })),
    note: null,
    accepted: Object.entries(key)
      .filter(([id, to]) => given[id] !== to)
      .map(([id, value]) => ({ id, value })),
  });
  const typed = (accepted: string): Omit<Feedback, "parts"> => ({
    verdict,
    options: [],
    note: (result.right ? part.feedback?.right : part.feedback?.other) ?? null,
    accepted: result.right ? [] : [{ id: null, value: accepted }],
  });

  switch (facts.kind) {
    case "single":
      return choices([facts.key], response.kind === "single" ? [response.choice] : []);
    case "multiple":
      return choices(facts.key, response.kind === "multiple" ? response.choices : []);
    case "true-false":
      return choices([String(facts.key)], response.kind === "true-false" ? [String(response.value)] : []);
    case "match":
      return places(facts.key, response.kind === "match" ? response.pairs : {}, (id) => words(id));
    case "gaps":
      return places(facts.key, response.kind === "gaps" ? response.gaps : {}, (_, to) => words(to ?? ""));
    case "order":
      return places(
        Object.fromEntries(facts.key.map((id, place) => [id, String(place + 1)])),
        Object.fromEntries(
          (response.kind === "order" ? response.order : []).map((id, i) => [id, String(i + 1)]),
        ),
        (id) => words(id),
      );
    case "short-text":
      return typed(facts.key[locale]?.[0] ?? facts.key.en[0] ?? "");
    case "numeric":
      return typed(writeNumber(facts.key, locale));
  }
}
