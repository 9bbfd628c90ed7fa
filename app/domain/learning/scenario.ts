import type { ScenarioFacts } from "#app/domain/curriculum/facts.ts";

/** One decision in a branching story. */
export interface ScenarioMove {
  readonly step: string;
  readonly choice: string;
}

/** Where moves lead to: the step that is shown next, and whether the story ends there. */
export interface ScenarioPlace {
  readonly step: string;
  readonly ended: boolean;
}

/** Null when the moves are no way through this story. */
export function placeAfter(story: ScenarioFacts, moves: readonly ScenarioMove[]): ScenarioPlace | null {
  let step = story.start;
  for (const move of moves) {
    const node = story.steps[step];
    const next = node && "choices" in node && move.step === step ? node.choices[move.choice] : undefined;
    if (next === undefined) return null;
    step = next;
  }
  const node = story.steps[step];
  return node ? { step, ended: "ending" in node } : null;
}

/**
 * Of two ways that were taken in one run the one that stands: the longer one, of equally long ones always the same
 * one. So it does not matter in which order they arrive.
 */
export function furtherWay(
  one: readonly ScenarioMove[],
  other: readonly ScenarioMove[],
): readonly ScenarioMove[] {
  if (one.length !== other.length) return one.length > other.length ? one : other;
  return writeWay(one) >= writeWay(other) ? one : other;
}

/** How a way travels in a form: `door.c2 room.c1`. Ids of content hold neither dot nor space. */
export function writeWay(moves: readonly ScenarioMove[]): string {
  return moves.map(({ step, choice }) => `${step}.${choice}`).join(" ");
}

export function readWay(text: string): ScenarioMove[] {
  return text
    .split(" ")
    .filter(Boolean)
    .map((move) => {
      const [step = "", choice = ""] = move.split(".");
      return { step, choice };
    });
}
