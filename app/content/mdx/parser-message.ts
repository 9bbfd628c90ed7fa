import type { FindingCode, FindingList, Place } from "../finding.ts";

interface ParserMessage {
  readonly reason: string;
  readonly ruleId: string;
  readonly place: Place;
}

/** Turns what the MDX parser says into a finding that a teacher can act on. `text` is the file's whole text. */
export function addParserFinding(message: ParserMessage, text: string, findings: FindingList): void {
  const { reason, ruleId } = message;
  const tag = /`<(\/?)([^`>\s]*)[^`]*>?`/.exec(reason);
  const name = tag?.[2] || "<>";
  const place = sourcePlace(reason) ?? message.place;
  const add = (code: FindingCode, at: Place, params = {}): void => findings.add(code, at, params);

  if (ruleId === "end-tag-mismatch" || /expected the closing tag|Expected a closing tag/i.test(reason))
    return add("tag-not-closed", place, { name });
  if (/unexpected closing (slash|tag)/i.test(reason)) {
    const closing = /^<\/([A-Za-z][\w.:-]*)/.exec(textFrom(text, message.place, 1))?.[1];
    return add("tag-not-opened", message.place, { name: closing ?? name });
  }
  if (/import\/exports|export/i.test(reason)) return add("import-export", message.place);
  if (/spread|empty expression/i.test(reason)) return add("attribute-spread", message.place, { name: "…" });
  if (/in expression|parse expression|acorn|expected a corresponding closing brace/i.test(reason))
    return add("literal-brace", openingBefore(text, message.place, "{") ?? message.place);
  const bracket = openingBefore(text, message.place, "<") ?? message.place;
  const after = textFrom(text, bracket, 0);
  if (after.startsWith("<!--")) return add("html-comment", bracket);
  if (/before name|in name/i.test(reason) && !/^<\/?[A-Za-z]/.test(after))
    return add("literal-less-than", bracket, { after: after.slice(0, 12) });
  if (/(attribute|tag|name|value|member|closing)/i.test(reason))
    return add("tag-unfinished", bracket, { after: after.slice(0, 24) });
  add("syntax", message.place, { detail: reason.slice(0, 120) });
}

/** `Expected a closing tag for `<Case>` (12:1-12:7)` names where the tag opens. */
function sourcePlace(reason: string): Place | null {
  const found = /\((\d+):(\d+)(?:-\d+:\d+)?\)/.exec(reason);
  return found ? { line: Number(found[1]), column: Number(found[2]) } : null;
}

function offsetOf(text: string, place: Place): number {
  let offset = 0;
  for (let line = 1; line < place.line; line++) {
    const next = text.indexOf("\n", offset);
    if (next < 0) return text.length;
    offset = next + 1;
  }
  return Math.min(text.length, offset + place.column - 1);
}

const textFrom = (text: string, place: Place, before: number): string => {
  const offset = Math.max(0, offsetOf(text, place) - before);
  return text.slice(offset, offset + 60).split("\n")[0] ?? "";
};

function openingBefore(text: string, place: Place, mark: string): Place | null {
  const at = text.lastIndexOf(mark, offsetOf(text, place));
  if (at < 0) return null;
  const lines = text.slice(0, at).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
