import type { ContentFile } from "./content-files.ts";
import type { FindingList } from "./finding.ts";
import { limits } from "./limits.ts";

/** A text file in UTF-8 with `\n` at its lines' ends, or null and a finding. */
export function readText(
  file: ContentFile | undefined,
  findings: FindingList,
  maxBytes: number = limits.textBytes,
): string | null {
  if (!file) {
    findings.add("file-missing", undefined, { name: findings.file.split("/").at(-1) ?? "" });
    return null;
  }
  if (file.size > maxBytes) {
    findings.add("file-too-big", undefined, {
      kilobytes: Math.ceil(file.size / 1000),
      limit: maxBytes / 1000,
    });
    return null;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(file.bytes).replaceAll("\r\n", "\n");
  } catch {
    findings.add("file-not-text");
    return null;
  }
}
