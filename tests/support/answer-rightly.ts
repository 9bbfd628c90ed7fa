import type { Locator } from "playwright-core";
import type { QuestionFacts } from "#app/domain/curriculum/facts.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";

/** Answers as the key says, with the fields that a thumb would touch; `at` holds the question. */
export async function answerRightly(at: Locator, facts: QuestionFacts, locale: Locale): Promise<void> {
  const choose = (id: string) =>
    at.locator(`[name="${facts.id}.choice"][value="${id}"]`).check({ force: true });
  const select = (id: string, value: string) =>
    at.locator(`[name="${facts.id}.to.${id}"]`).selectOption(value);
  const write = (text: string) => at.locator(`[name="${facts.id}.text"]`).fill(text);
  switch (facts.kind) {
    case "single":
      return choose(facts.key);
    case "true-false":
      return choose(String(facts.key));
    case "multiple":
      for (const id of facts.key) await choose(id);
      return;
    case "short-text":
      return write(facts.key[locale]?.[0] ?? facts.key.en[0] ?? "");
    case "numeric":
      return write(locale === "en" ? String(facts.key) : String(facts.key).replace(".", ","));
    case "match":
    case "gaps":
      for (const [id, to] of Object.entries(facts.key)) await select(id, to);
      return;
    case "order":
      for (const [place, id] of facts.key.entries()) await select(id, String(place + 1));
      return;
  }
}
