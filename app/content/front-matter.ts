import { fileStart, type FindingList } from "./finding.ts";

export interface SplitFile {
  readonly yaml: string;
  /** The text after the front matter, with its line numbers kept by empty lines. */
  readonly body: string;
}

/** Splits YAML front matter off. Only a first line of exactly `---` opens it: other languages can run code. */
export function splitFrontMatter(text: string, findings: FindingList): SplitFile | null {
  const lines = text.split("\n");
  const first = lines[0] ?? "";
  if (first !== "---") {
    findings.add(
      first.startsWith("---") || first.startsWith(";;;") || first.startsWith("+++")
        ? "front-matter-language"
        : "front-matter-missing",
      fileStart,
      { first: first.slice(0, 20) },
    );
    return null;
  }
  const end = lines.indexOf("---", 1);
  if (end < 0) {
    findings.add("front-matter-missing", fileStart, { first });
    return null;
  }
  return {
    yaml: "\n" + lines.slice(1, end).join("\n"),
    body: "\n".repeat(end + 1) + lines.slice(end + 1).join("\n"),
  };
}
