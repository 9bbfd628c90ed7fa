import type { Locale } from "#app/domain/kernel/locale.ts";
import type { ProseBlock } from "../mdx/compiled-text.ts";

const word = /[\p{L}\p{N}]+(?:[’'.,–-][\p{L}\p{N}]+)*/gu;

export const wordCount = (text: string): number => text.match(word)?.length ?? 0;

/** All words that every reader sees: not feedback and titles, and not the branches of a case story. */
export const wordsIn = (prose: readonly ProseBlock[]): number =>
  prose
    .filter(({ within }) => !within.includes("Scenario"))
    .reduce((sum, block) => sum + wordCount(block.text), 0);

export interface Sentence {
  readonly words: number;
  readonly text: string;
  readonly block: ProseBlock;
}

/** The sentences of running text; headings and table cells are none. */
export function sentencesIn(prose: readonly ProseBlock[], locale: Locale): Sentence[] {
  const segmenter = new Intl.Segmenter(locale, { granularity: "sentence" });
  return prose
    .filter((block) => block.heading === null)
    .flatMap((block) =>
      [...segmenter.segment(block.text)].map(({ segment }) => ({
        words: wordCount(segment),
        text: segment.trim(),
        block,
      })),
    )
    .filter((sentence) => sentence.words > 0);
}

/** Words ÷ 130 + 1 a question + 4 a case or reflection, rounded up to 5. Field tasks apart. */
export const minutesFor = (words: number, questions: number, casesAndReflections: number): number =>
  Math.ceil((words / 130 + questions + 4 * casesAndReflections) / 5 - 1e-9) * 5;
