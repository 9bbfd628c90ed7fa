import type { QuestionFacts } from "#app/domain/curriculum/facts.ts";
import type { FindingList, Place } from "../finding.ts";
import type { RawPart } from "../mdx/compiled-text.ts";

interface Choice {
  readonly lengths: readonly number[];
  readonly right: readonly number[];
}

/** Right options are neither the longest on average nor always in one place. */
export function checkRightOptions(
  questions: readonly QuestionFacts[],
  parts: readonly RawPart[],
  place: Place,
  findings: FindingList,
): void {
  const choices = questions.flatMap((facts): Choice[] => {
    if (facts.kind !== "single" && facts.kind !== "multiple") return [];
    const part = parts.find((one) => one.kind === "question" && one.id === facts.id);
    if (part?.kind !== "question") return [];
    const key = new Set(facts.kind === "single" ? [facts.key] : facts.key);
    return [
      {
        lengths: part.options.map((option) => option.html.replace(/<[^>]*>/g, "").length),
        right: part.options.flatMap((option, at) => (key.has(option.id) ? [at] : [])),
      },
    ];
  });
  const leads = choices.flatMap(({ lengths, right }) => {
    const rightLengths = lengths.filter((_, at) => right.includes(at));
    const wrongLengths = lengths.filter((_, at) => !right.includes(at));
    if (rightLengths.length === 0 || wrongLengths.length === 0) return [];
    return [
      rightLengths.reduce((sum, one) => sum + one, 0) / rightLengths.length - Math.max(...wrongLengths),
    ];
  });
  const lead = leads.reduce((sum, one) => sum + one, 0) / Math.max(1, leads.length);
  if (leads.length >= 2 && lead > 5) findings.add("right-longest", place, { letters: Math.ceil(lead) });

  const places = choices.flatMap(({ right }) => (right.length === 1 ? right : []));
  for (const at of new Set(places)) {
    const count = places.filter((one) => one === at).length;
    const tooMany =
      places.length >= 6 ? count > places.length * 0.6 : places.length >= 3 && count === places.length;
    if (tooMany) findings.add("right-same-place", place, { place: at + 1, count, of: places.length });
  }
}
