import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ContentFile } from "./content-files.ts";

const readable = 1_000_000;

/** Reads all files below a folder, hidden ones and links left out, sorted by path. Throws when it is not there. */
export function readContentFiles(folder: string): Map<string, ContentFile> {
  const files = new Map<string, ContentFile>();
  const walk = (below: string): void => {
    const entries = readdirSync(join(folder, below), { withFileTypes: true });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith(".")) continue;
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) {
        const { size } = statSync(join(folder, path));
        files.set(path, {
          size,
          bytes: size > readable ? new Uint8Array() : readFileSync(join(folder, path)),
        });
      }
    }
  };
  walk("");
  return files;
}
