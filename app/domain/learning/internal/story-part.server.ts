import { createHash } from "node:crypto";
import { scenarioFacts, type ScenarioFacts } from "#app/domain/curriculum/facts.ts";
import type { PartOf } from "#app/domain/curriculum/parts.ts";
import { canonicalJson } from "#app/lib/canonical-json.ts";
import type { LessonPart, StoryRun } from "../lesson-page.ts";
import { placeAfter } from "../scenario.ts";
import type { StoredRun } from "./read-lesson-state.server.ts";

/** A story with the person's way through it so far. Null when the lesson's facts know no such story. */
export function storyPart(
  part: PartOf<"scenario">,
  story: ScenarioFacts | undefined,
  versionId: string,
  who: string,
  run: StoredRun | undefined,
): LessonPart | null {
  if (!story) return null;
  const steps = part.steps.map((step) => {
    const node = story.steps[step.id];
    const next = (choice: string) => (node && "choices" in node ? node.choices[choice] : undefined) ?? null;
    return { ...step, choices: step.choices.map((choice) => ({ ...choice, next: next(choice.id) })) };
  });
  return { ...part, steps, run: runOf(story, versionId, who, run) };
}

/**
 * The run goes on while the story is the same, whatever else changed in the lesson. A changed story begins anew in a
 * run of its own; the old one stays as it was.
 */
function runOf(story: ScenarioFacts, versionId: string, who: string, run: StoredRun | undefined): StoryRun {
  const known = scenarioFacts.safeParse(run?.story);
  const goesOn = run && known.success && canonicalJson(known.data) === canonicalJson(story);
  const place = goesOn ? placeAfter(story, run.moves) : null;
  if (goesOn && place)
    return {
      id: run.id,
      nextId: idFrom(`after ${run.id}`),
      versionId: run.versionId,
      moves: run.moves,
      step: place.step,
    };
  // Made of what it is about: two tabs that begin at once begin the same run.
  const id = idFrom(`first ${who} ${versionId} ${story.id} ${run?.id ?? ""}`);
  return { id, nextId: idFrom(`after ${id}`), versionId, moves: [], step: story.start };
}

/** A UUID of version 8, which says no time. */
function idFrom(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
