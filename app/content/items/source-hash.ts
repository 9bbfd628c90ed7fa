import { createHash } from "node:crypto";
import type { ContentFiles } from "../content-files.ts";
import { canonicalJson } from "#app/lib/canonical-json.ts";
import type { Library } from "../library.ts";
import { compilerVersion } from "../limits.ts";
import type { ItemSource } from "./item-source.ts";

/** SHA-256 in hex of everything that an item is compiled from, printed references and known competencies included. */
export function sourceHashOf(source: ItemSource, files: ContentFiles, library: Library): string {
  const hash = createHash("sha256").update(compilerVersion);
  const paths = [source.yaml, ...source.texts.map(({ file }) => file), ...source.pictures.values()];
  for (const path of paths.toSorted())
    hash.update(`\0${path.split("/").at(-1) ?? ""}\0`).update(files.get(path)?.bytes ?? "");
  for (const finding of source.findings) hash.update(canonicalJson(finding));
  const yaml = new TextDecoder().decode(files.get(source.yaml)?.bytes);
  for (const [code, entry] of Object.entries(library.sources))
    if (mentions(yaml, code)) hash.update(canonicalJson([code, entry]));
  for (const { id } of library.frames.flatMap((frame) => frame.competencies))
    if (mentions(yaml, id)) hash.update(`\0${id}`);
  return hash.digest("hex");
}

/** Cheaper than reading the YAML and never too little: a word that only looks like a code compiles once too often. */
const mentions = (yaml: string, word: string): boolean => yaml.includes(word);
