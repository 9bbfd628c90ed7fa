import type { QuestionFacts } from "#app/domain/curriculum/facts.ts";
import type { SaveAnswerInput } from "#app/domain/learning/inputs.ts";

/** An answer for the demo. Only true-or-false can be missed: ids of wrong options are not among the facts. */
export function demoAnswer(facts: QuestionFacts, right: boolean): SaveAnswerInput["response"] {
  switch (facts.kind) {
    case "single":
      return { kind: "single", choice: facts.key };
    case "multiple":
      return { kind: "multiple", choices: facts.key };
    case "true-false":
      return { kind: "true-false", value: right ? facts.key : !facts.key };
    case "short-text":
      return { kind: "short-text", text: facts.key.en[0] ?? "?" };
    case "numeric":
      return { kind: "numeric", value: facts.key };
    case "match":
      return { kind: "match", pairs: facts.key };
    case "order":
      return { kind: "order", order: facts.key };
    case "gaps":
      return { kind: "gaps", gaps: facts.key };
  }
}
