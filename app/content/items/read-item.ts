import { createHash } from "node:crypto";
import { courseFacts, lessonFacts, moduleFacts, type ItemFacts } from "#app/domain/curriculum/facts.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { Compiler } from "../compiler-client.server.ts";
import type { ContentFiles } from "../content-files.ts";
import { fileStart, FindingList, type Finding, type Place } from "../finding.ts";
import { splitFrontMatter } from "../front-matter.ts";
import type { CompiledText } from "../mdx/compiled-text.ts";
import { readText } from "../read-text.ts";
import { readYaml } from "../read-yaml.ts";
import { frontMatter, type FrontMatter } from "./front-matter-schema.ts";
import type { ItemSource } from "./item-source.ts";

const schemas = { course: courseFacts, module: moduleFacts, lesson: lessonFacts };

export interface ReadText {
  readonly locale: Locale;
  readonly file: string;
  readonly front: FrontMatter;
  readonly compiled: CompiledText;
}

/** An item's files after reading; `facts` is null and texts are missing where they could not be read. */
export interface ReadItem {
  readonly source: ItemSource;
  readonly facts: ItemFacts | null;
  /** Where a value stands in the item's YAML. */
  readonly factsPlace: (path: readonly PropertyKey[]) => Place;
  readonly texts: readonly ReadText[];
  readonly findings: readonly Finding[];
}

/** Reads and compiles all files of an item. What is wrong with them comes as findings, never as an exception. */
export async function readItem(
  source: ItemSource,
  files: ContentFiles,
  compiler: Pick<Compiler, "compile">,
): Promise<ReadItem> {
  const findings: Finding[] = [...source.findings];
  const read = readFacts(source, files, findings);
  const texts: ReadText[] = [];
  for (const { locale, file } of source.texts) {
    const list = new FindingList(file);
    const text = readText(files.get(file), list);
    const split = text === null ? null : splitFrontMatter(text, list);
    const front = split ? readYaml(split.yaml, frontMatter, list) : null;
    findings.push(...list.items);
    if (!split) continue;
    const compiled = await compiler.compile({
      file,
      body: split.body,
      files: pictureHashes(source, locale, files),
    });
    findings.push(...compiled.findings);
    if (front) texts.push({ locale, file, front: front.value, compiled });
  }
  return { source, facts: read.facts, factsPlace: read.place, texts, findings };
}

export interface ReadFacts {
  readonly facts: ItemFacts | null;
  readonly place: ReadItem["factsPlace"];
}

/** An item's YAML alone. What is wrong with it goes into `findings`. */
export function readFacts(source: ItemSource, files: ContentFiles, findings: Finding[]): ReadFacts {
  const list = new FindingList(source.yaml);
  const missing = !files.has(source.yaml);
  const text = missing ? null : readText(files.get(source.yaml), list);
  const yaml = text === null ? null : readYaml<ItemFacts>(text, schemas[source.kind], list);
  if (yaml && source.id !== null && yaml.value.id !== source.id)
    list.add("folder-name", yaml.place(["id"]), {
      name: source.folder.split("/").at(-1) ?? "",
      id: yaml.value.id,
    });
  findings.push(...list.items);
  return { facts: yaml?.value ?? null, place: yaml?.place ?? (() => fileStart) };
}

/** `map.svg` may be there for all languages, or as `map.ru.svg` for one: the text says `map.svg` in both cases. */
function pictureHashes(source: ItemSource, locale: Locale, files: ContentFiles): Record<string, string> {
  const names = [...source.pictures.keys()].flatMap((name) => [
    name,
    name.replace(/\.(tk|ru|en)\.(svg|png)$/, ".$2"),
  ]);
  return Object.fromEntries(
    [...new Set(names)].flatMap((name) => {
      const file = files.get(pictureFor(source, name, locale) ?? "");
      return file ? [[name, createHash("sha256").update(file.bytes).digest("hex")]] : [];
    }),
  );
}

/** The path of a picture in a language: its own, else the one for all languages, else the English one. */
export function pictureFor(source: ItemSource, name: string, locale: Locale): string | null {
  const own = name.replace(/\.(svg|png)$/, `.${locale}.$1`);
  const english = name.replace(/\.(svg|png)$/, ".en.$1");
  return source.pictures.get(own) ?? source.pictures.get(name) ?? source.pictures.get(english) ?? null;
}
