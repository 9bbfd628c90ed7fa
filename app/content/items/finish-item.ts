import { createHash } from "node:crypto";
import type { CompiledItem, CompiledText } from "#app/domain/curriculum/compiled-item.ts";
import { isLessonFacts, type ItemFacts } from "#app/domain/curriculum/facts.ts";
import type { Part } from "#app/domain/curriculum/parts.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { canonicalJson } from "#app/lib/canonical-json.ts";
import type { ContentFiles } from "../content-files.ts";
import { FindingList, type Finding } from "../finding.ts";
import type { Library } from "../library.ts";
import type { RawPart } from "../mdx/compiled-text.ts";
import { readPicture, type Picture } from "./picture.ts";
import type { FrontMatter } from "./front-matter-schema.ts";
import { sourceHashOf } from "./source-hash.ts";
import { pictureFor, type ReadItem } from "./read-item.ts";

export interface FinishedItem {
  /** Null when a picture or a source is missing or unsafe. */
  readonly item: CompiledItem | null;
  readonly findings: readonly Finding[];
}

/** Looks up pictures and sources and makes what a version is made from. Drafts of translations stay out. */
export function finishItem(
  read: ReadItem,
  facts: ItemFacts,
  files: ContentFiles,
  library: Library,
): FinishedItem {
  const { source } = read;
  const findings: Finding[] = [];
  const pictures = new Map<string, Picture>();
  for (const path of source.pictures.values()) {
    const list = new FindingList(path);
    const picture = readPicture(files.get(path), list);
    findings.push(...list.items);
    if (picture) pictures.set(path, picture);
  }
  const codes = isLessonFacts(facts) ? facts.sources : [];
  const yaml = new FindingList(source.yaml);
  codes.forEach((code, at) => {
    if (!Object.hasOwn(library.sources, code))
      yaml.add("source-unknown", read.factsPlace(["sources", at]), { code });
  });
  const known = new Set(library.frames.flatMap((frame) => frame.competencies.map(({ id }) => id)));
  for (const { id, path } of competenciesOf(facts))
    if (!known.has(id)) yaml.add("competency-unknown", read.factsPlace(path), { id });
  findings.push(...yaml.items);
  if (findings.length > 0) return { item: null, findings };

  const texts: Partial<Record<Locale, CompiledText>> = {};
  for (const { locale, front, compiled } of read.texts) {
    if (front.translation === "draft") continue;
    const parts = compiled.parts.map((part): Part => {
      if (part.kind === "sources")
        return {
          kind: "sources",
          items: codes.flatMap((code) => {
            const entry = library.sources[code];
            return entry ? [{ code, text: entry.text, url: entry.url }] : [];
          }),
        };
      if (part.kind !== "figure") return part;
      const picture = pictures.get(pictureFor(source, part.src, locale) ?? "");
      if (!picture) throw new Error(`${source.folder}: ${part.src} was not read`);
      return figureOf(part, picture);
    });
    texts[locale] = { ...wordsOf(front), parts };
  }
  const { kind, parentId, position } = source;
  const { id } = facts;
  const hash = hashOf(canonicalJson({ facts, texts }));
  const assets = [...pictures.values()].map((one) => ({
    hash: one.hash,
    mediaType: one.mediaType,
    bytes: one.bytes,
  }));
  const sourceHash = sourceHashOf(source, files, library);
  return { item: { id, kind, parentId, position, hash, sourceHash, facts, texts, assets }, findings };
}

function figureOf({ alt, caption }: Extract<RawPart, { kind: "figure" }>, picture: Picture): Part {
  const { hash, width, height } = picture;
  return {
    kind: "figure",
    assetHash: hash,
    alt,
    caption: caption === null ? null : escaped(caption),
    width,
    height,
  };
}

function wordsOf({ title, summary, outcomes, translation }: FrontMatter): Omit<CompiledText, "parts"> {
  const review = typeof translation === "object" ? translation : null;
  const state = typeof translation === "object" ? "reviewed" : translation;
  return { title, summary, outcomes, translation: state, review };
}

function competenciesOf(facts: ItemFacts): { id: string; path: PropertyKey[] }[] {
  const listed = (ids: readonly string[], ...path: PropertyKey[]) =>
    ids.map((id, at) => ({ id, path: [...path, "competencies", at] }));
  if (!isLessonFacts(facts)) return "competencies" in facts ? listed(facts.competencies) : [];
  return [
    ...listed(facts.competencies),
    ...facts.questions.flatMap((one, at) => listed(one.competencies, "questions", at)),
    ...facts.supervision.flatMap((one, at) => listed(one.competencies, "supervision", at)),
  ];
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");
