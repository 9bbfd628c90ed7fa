import type { QuestionFacts } from "#app/domain/curriculum/facts.ts";
import type { AnswerResult, QuestionResponse } from "#app/domain/curriculum/mark-answer.ts";
import type { QuestionPart } from "#app/domain/curriculum/parts.ts";
import type { QuestionKind } from "#app/domain/curriculum/vocabulary.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { feedbackFor, type Feedback } from "./feedback.ts";
import { fieldsOf, type Fields } from "./response-fields.ts";
import { stableOrder } from "./stable-order.ts";

/** A question as a page may show it: no key, no feedback before there is an answer that was marked. */
export interface QuestionView {
  readonly id: string;
  readonly kind: QuestionKind;
  /** In gaps it holds `<span data-gap="id"></span>` where a word is missing. */
  readonly stem: string;
  readonly options: readonly { readonly id: string; readonly html: string }[];
  readonly targets: readonly { readonly id: string; readonly html: string }[];
  /** Gap ids in the order of the stem. */
  readonly gaps: readonly string[];
  readonly unit: string | null;
  /** What this person answered, as fields of the form. Personal. */
  readonly fields: Fields;
  readonly feedback: Feedback | null;
}

export interface Given {
  readonly response: QuestionResponse;
  readonly result: AnswerResult | null;
}

/** `seed` decides the order of things that must not stand in the author's order. */
export function questionView(
  facts: QuestionFacts,
  part: QuestionPart,
  locale: Locale,
  seed: string,
  given: Given | undefined,
): QuestionView {
  const shuffled = <T extends { readonly id: string }>(things: readonly T[]) =>
    stableOrder(things, `${seed}:${part.id}`, ({ id }) => id);
  const own = part.options.map(({ id, html }) => ({ id, html }));
  // An answer of another kind was given to an earlier version of the question: it is not shown as an answer to this.
  const fitting = given && given.response.kind === facts.kind ? given : undefined;
  return {
    id: part.id,
    kind: facts.kind,
    stem: part.stem,
    options: facts.kind === "order" || facts.kind === "gaps" ? shuffled(own) : own,
    targets: shuffled(part.targets),
    gaps:
      facts.kind === "gaps"
        ? [...part.stem.matchAll(/data-gap="([a-z0-9-]+)"/g)].map(([, id]) => id ?? "")
        : [],
    unit: facts.kind === "numeric" ? (facts.unit?.[locale] ?? facts.unit?.en ?? null) : null,
    fields: fitting ? fieldsOf(part.id, fitting.response, locale) : {},
    feedback: fitting?.result ? feedbackFor(facts, part, fitting.response, fitting.result, locale) : null,
  };
}
