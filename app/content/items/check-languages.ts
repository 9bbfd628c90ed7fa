import { fileStart, FindingList, type Finding } from "../finding.ts";
import type { BlockMark } from "../mdx/compiled-text.ts";
import type { ReadItem, ReadText } from "./read-item.ts";

/** One text is the source; the others hold the same components with the same ids in the same order. */
export function checkLanguages({ source, texts }: ReadItem): Finding[] {
  const originals = texts.filter((text) => text.front.translation === "source");
  const [original] = originals;
  if (texts.length > 0 && (originals.length !== 1 || !original)) {
    const findings = new FindingList(source.texts[0]?.file ?? source.folder);
    findings.add("source-language", undefined, { count: originals.length });
    return findings.items;
  }
  if (!original || original.compiled.findings.length > 0) return [];
  return texts
    .filter((text) => text !== original && text.compiled.findings.length === 0)
    .flatMap((text) => compare(original, text));
}

const shape = (block: BlockMark): string =>
  [block.parent, block.name, block.id, block.props["src"]].filter(Boolean).join(" ");

function compare(original: ReadText, text: ReadText): Finding[] {
  const findings = new FindingList(text.file);
  const blocksOf = (one: ReadText): BlockMark[] =>
    one.compiled.index.blocks.filter(({ name }) => name !== "Term");
  const wanted = blocksOf(original);
  const found = blocksOf(text);
  for (let at = 0; at < Math.max(wanted.length, found.length); at++) {
    const [left, right] = [wanted[at], found[at]];
    if (left && right && shape(left) === shape(right)) continue;
    findings.add("languages-differ", right ?? found.at(-1) ?? fileStart, {
      expected: left ? shape(left) : "—",
      found: right ? shape(right) : "—",
      line: left?.line ?? 0,
    });
    break;
  }
  return findings.items;
}
