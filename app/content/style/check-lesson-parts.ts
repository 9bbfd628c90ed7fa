import type { FindingList } from "../finding.ts";
import type { BlockMark } from "../mdx/compiled-text.ts";
import type { ReadText } from "../items/read-item.ts";

/** The sections of a lesson in the author's guide: present, and in their order. */
export function checkLessonParts(text: ReadText, findings: FindingList): void {
  const { blocks, prose } = text.compiled.index;
  const top = blocks.filter((block) => block.parent === null && block.name !== "Term");
  const lastLine = Number.MAX_SAFE_INTEGER;
  const lines = (names: readonly string[]): BlockMark[] => top.filter(({ name }) => names.includes(name));
  const headings = prose.filter((block) => block.heading === 2);
  const headingsBetween = (from: number, to: number): number =>
    headings.filter(({ line }) => line > from && line < to).length;
  const missing = (part: string): void => findings.add("part-missing", undefined, { part });

  const openingEnd = headings[0]?.line ?? lastLine;
  if (!prose.some((block) => block.line < openingEnd && block.within.length === 0)) missing("¶ … ##");
  const [firstCase] = lines(["Case"]);
  const questions = lines(["Question"]);
  const [prompts] = lines(["SupervisionPrompts"]);
  const [sources] = lines(["Sources"]);
  if (headingsBetween(0, firstCase?.line ?? lastLine) === 0) missing("## … <Case>");
  if (!firstCase) missing("<Case>");
  if (questions.length === 0) missing("<Question>");
  if (firstCase && questions[0] && headingsBetween(firstCase.line, questions[0].line) < 2)
    missing("<Case> … ## … ## … <Question>");
  if (!prompts) missing("<SupervisionPrompts>");
  if (!sources) missing("<Sources />");

  const order = [firstCase, questions[0], questions.at(-1), prompts, sources].filter(
    (block) => block !== undefined,
  );
  order.forEach((block, at) => {
    const before = order[at - 1];
    if (before && block.line < before.line)
      findings.add("part-order", block, { part: `<${block.name}>`, before: `<${before.name}>` });
  });
}
