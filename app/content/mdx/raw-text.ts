import type { FindingList } from "../finding.ts";
import { limits } from "../limits.ts";

/** Refuses what would make the parser itself slow or a reader see something else than is written. */
export function checkRawText(text: string, findings: FindingList): void {
  text.split("\n").forEach((line, at) => {
    const odd = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/.exec(line);
    if (odd)
      findings.add(
        "control-character",
        { line: at + 1, column: odd.index + 1 },
        { character: `U+${(odd[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}` },
      );
    const marks = /^(?:\s*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))+/.exec(line)?.[0].replace(/\s|\d+/g, "") ?? "";
    const indent = /^[ \t]*/.exec(line)?.[0].replaceAll("\t", "    ").length ?? 0;
    if (marks.length > limits.depth || indent > 8 * limits.depth)
      findings.add("too-deep", { line: at + 1, column: 1 }, { limit: limits.depth });
  });
}
