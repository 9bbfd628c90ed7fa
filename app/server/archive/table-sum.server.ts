import { createHash } from "node:crypto";
import type { TableSum } from "./archive-shape.ts";

const newline = 10;

/** Counts rows and hashes bytes of a table in COPY text format, where a line break ends a row and nothing else. */
export function tableSummer(name: string): { add(bytes: Buffer): void; sum(): TableSum } {
  const hash = createHash("sha256");
  let rows = 0;
  return {
    add(bytes) {
      hash.update(bytes);
      for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) rows++;
    },
    sum: () => ({ name, rows, sha256: hash.digest("hex") }),
  };
}

/** Names of the tables whose counts or checksums differ, or that one side lacks. */
export function differingTables(expected: readonly TableSum[], found: readonly TableSum[]): string[] {
  const text = (sums: readonly TableSum[]): Map<string, string> =>
    new Map(sums.map(({ name, rows, sha256 }) => [name, `${rows} ${sha256}`]));
  const [left, right] = [text(expected), text(found)];
  return [...new Set([...left.keys(), ...right.keys()])].filter((name) => left.get(name) !== right.get(name));
}
