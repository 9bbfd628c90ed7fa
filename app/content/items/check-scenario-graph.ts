import type { ScenarioFacts } from "#app/domain/curriculum/facts.ts";
import type { FindingList, Place } from "../finding.ts";

/** Every step is known, can be reached from the start, and leads to some ending. */
export function checkScenarioGraph(facts: ScenarioFacts, place: Place, findings: FindingList): void {
  const steps = new Map(Object.entries(facts.steps));
  const nextOf = (id: string): string[] => {
    const step = steps.get(id);
    return step && "choices" in step ? Object.values(step.choices) : [];
  };
  const known = (id: string): boolean => steps.has(id);
  for (const id of new Set([facts.start, ...[...steps.keys()].flatMap(nextOf)]))
    if (!known(id)) findings.add("step-unknown", place, { id: facts.id, step: id });

  const reached = new Set<string>();
  const queue = [facts.start];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (reached.has(id) || !known(id)) continue;
    reached.add(id);
    queue.push(...nextOf(id));
  }

  const ending = new Set([...steps].filter(([, step]) => "ending" in step).map(([id]) => id));
  for (let grew = true; grew;) {
    grew = false;
    for (const id of steps.keys())
      if (!ending.has(id) && nextOf(id).some((next) => ending.has(next))) {
        ending.add(id);
        grew = true;
      }
  }
  for (const id of steps.keys()) {
    if (!reached.has(id)) findings.add("step-unreachable", place, { id: facts.id, step: id });
    else if (!ending.has(id)) findings.add("step-without-end", place, { id: facts.id, step: id });
  }
}
