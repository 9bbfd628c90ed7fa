import { describe, expect, it } from "vitest";
import { feedbackWords } from "#app/components/lesson/feedback-words.ts";
import { gapStem } from "#app/components/lesson/gap-stem.ts";
import { plainText } from "#app/lib/plain-text.ts";
import { locales } from "#app/domain/kernel/locale.ts";
import { feedbackFor } from "#app/domain/learning/feedback.ts";
import { questionView } from "#app/domain/learning/question-view.ts";
import { translator } from "#app/i18n/translate.ts";
import { everyKind, wordsFor } from "#tests/support/course.ts";

const question = (id: string) => {
  const facts = everyKind.find((one) => one.id === id);
  const part = facts && wordsFor(facts);
  if (!facts || part?.kind !== "question") throw new Error(`no question ${id}`);
  return { facts, part };
};

describe("the words of checked HTML", () => {
  it("are the text that a reader sees", () => {
    expect(plainText("<p>a &lt;b&gt; &amp; <b>&quot;c&quot;</b>\n d&#x17E;&#351;</p>")).toBe(
      'a <b> & "c" džş',
    );
  });

  it("cannot break out of a select that stands in a gap", () => {
    const bank = [{ id: "w1", text: '"><script>alert(1)</script>' }];
    const choice = { name: 'n"', label: "<b>", chosen: "w1", tone: null };
    const html = gapStem('<p>x <span data-gap="g1"></span></p>', bank, "choose", () => choice, false);
    expect(html).not.toContain("<script>");
    expect(html).not.toContain("<b>");
    expect(html).toContain('value="w1" selected');
  });
});

describe("what must not stand in the author's order", () => {
  it("does not: places to order, words for gaps and partners to match come in an order of their own", () => {
    const shown = (seed: string) => {
      const { facts, part } = question("steps");
      return questionView(facts, part, "en", seed, undefined)
        .options.map(({ id }) => id)
        .join();
    };
    const orders = new Set(Array.from({ length: 30 }, (_, at) => shown(`attempt-${at}`)));
    expect(orders.size).toBeGreaterThan(3);
  });
});

describe("feedback", () => {
  it("says in words what its colours say, for every kind in every language", () => {
    for (const locale of locales)
      for (const { id } of everyKind) {
        const { facts, part } = question(id);
        const given = {
          one: { kind: "single", choice: "a" },
          many: { kind: "multiple", choices: ["a", "b"] },
          tf: { kind: "true-false", value: true },
          word: { kind: "short-text", text: "?" },
          num: { kind: "numeric", value: 1 },
          pairs: { kind: "match", pairs: { l1: "r2" } },
          steps: { kind: "order", order: ["s1", "s3", "s2"] },
          holes: { kind: "gaps", gaps: { g1: "w1", g2: "w1" } },
        } as const;
        const response = Object.entries(given).find(([name]) => name === id)?.[1];
        if (!response) throw new Error(`no response for ${id}`);
        const feedback = feedbackFor(facts, part, response, { credit: 0, right: false }, locale);
        const words = feedbackWords(feedback, { ...part, kind: facts.kind }, translator(locale));
        expect(words.message).not.toBe("");
        expect(words.rows.length + words.note.length, `${id} says nothing`).toBeGreaterThan(0);
        for (const row of words.rows) expect(row.text, `${id} ${row.id}`).not.toBe("");
      }
  });
});
