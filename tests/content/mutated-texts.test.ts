import { fromHtml } from "hast-util-from-html";
import { expect, it } from "vitest";
import { FindingList } from "#app/content/finding.ts";
import { checkHtml } from "#app/content/mdx/check-html.ts";
import { compileMdx } from "#app/content/mdx/compile-mdx.server.ts";
import type { RawPart } from "#app/content/mdx/compiled-text.ts";
import { sampleBody } from "./sample-lesson.ts";

const pieces = [
  "{", "}", "<", ">", "</", "/>", "\"", "'", "`", "\\", "&#106;", "\n", "\n\n", "---\n", "*", "_", "|", "#", "[", "](", ")",
  "<script>", "</Case>", "<Option", "{...x}", "javascript:", " onload=", "import x", "export ", "\u202e", "\u0000", "<!--", "-->", "=", "~~", "[^1]", "![",
  "<Term id=\"x\">", "</Question>", "<svg", "<a href=\"//x\">", "{/*", "*/}", "\t\t", "> ", "- ", "1. ",
];

/** mulberry32: the same numbers in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function mutated(seed: number): string {
  const next = random(seed);
  const at = (length: number): number => Math.floor(next() * length);
  let text = sampleBody;
  for (let changes = 1 + at(2); changes > 0; changes--) {
    const from = at(text.length);
    const piece = pieces[at(pieces.length)] ?? "";
    const cut = next() < 0.4 ? at(12) : 0;
    text = text.slice(0, from) + (next() < 0.7 ? piece : text.slice(at(text.length)).slice(0, at(40))) + text.slice(from + cut);
  }
  return text;
}

function htmlOf(part: RawPart): string[] {
  switch (part.kind) {
    case "question":
      return [part.stem, ...part.options.map(({ html }) => html), ...part.targets.map(({ html }) => html)];
    case "scenario":
      return part.steps.flatMap((step) => [step.html, ...step.choices.map(({ html }) => html)]);
    case "supervision-prompt":
      return part.prompts.map(({ html }) => html);
    case "checklist":
      return [...part.items];
    case "figure":
    case "sources":
      return [];
    default:
      return [part.html];
  }
}

it("500 damaged texts are compiled or refused: nothing throws, nothing off the list comes out", async () => {
  let compiled = 0;
  for (let seed = 1; seed <= 500; seed++) {
    const body = mutated(seed);
    const { findings, parts } = await compileMdx({ file: `${seed}.mdx`, body, files: { "map.svg": "a".repeat(64) } });
    if (findings.length > 0) {
      expect(parts, `seed ${seed}`).toEqual([]);
      continue;
    }
    compiled++;
    const off = new FindingList(`${seed}.mdx`);
    for (const html of parts.flatMap(htmlOf)) checkHtml(fromHtml(html, { fragment: true }), new Set(["map.svg"]), off, false);
    expect(off.items, `seed ${seed}`).toEqual([]);
  }
  expect(compiled).toBeGreaterThan(50);
  expect(compiled).toBeLessThan(450);
}, 120_000);
