import { isCourseFacts, isModuleFacts, type ItemFacts, type TestFacts } from "./facts.ts";

/** The test of an item: a module's quiz or a course's assessment; null for items without one. */
export function testOf(facts: ItemFacts): TestFacts | null {
  if (isCourseFacts(facts)) return facts.assessment ?? null;
  return isModuleFacts(facts) ? (facts.quiz ?? null) : null;
}
