import { z } from "zod";
import { slug } from "#app/domain/curriculum/facts.ts";
import type { ContentFiles } from "./content-files.ts";
import { readText } from "./read-text.ts";
import { readYaml } from "./read-yaml.ts";
import { FindingList, type Finding } from "./finding.ts";

const words = z.string().trim().min(1);
const inEach = <T extends z.ZodType>(value: T) => z.strictObject({ tk: value, ru: value, en: value });

const wordList = z.array(words).default([]);

const sourceSchema = z.record(
  z.string().regex(/^[A-Za-z0-9]+$/),
  z.strictObject({ text: words, url: z.url({ protocol: /^https?$/ }).nullable(), mem: z.boolean() }),
);
export type SourceList = z.infer<typeof sourceSchema>;

const termSchema = z.array(
  z.strictObject({
    id: slug,
    labels: inEach(words),
    definitions: inEach(words),
    synonyms: z
      .strictObject({ tk: wordList, ru: wordList, en: wordList })
      .default({ tk: [], ru: [], en: [] }),
    verified: inEach(z.boolean()),
  }),
);
export type Term = z.infer<typeof termSchema>[number];

const frameSchema = z.strictObject({
  id: slug,
  title: inEach(words),
  source: words,
  note: words.optional(),
  competencies: z.array(z.strictObject({ id: slug, titles: inEach(words) })).min(1),
});
export type CompetencyFrame = z.infer<typeof frameSchema>;

/** What the items refer to: sources, terms and competencies. */
export interface Library {
  readonly sources: SourceList;
  readonly terms: readonly Term[];
  readonly frames: readonly CompetencyFrame[];
  readonly findings: readonly Finding[];
}

const libraryBytes = 900_000;

/** Reads `sources.yaml`, `glossary/terms.yaml` and `competencies/*.yaml`. A faulty file counts as empty. */
export function readLibrary(files: ContentFiles): Library {
  const findings: Finding[] = [];
  const read = <T>(path: string, schema: z.ZodType<T>): T | null => {
    const list = new FindingList(path);
    const text = readText(files.get(path), list, libraryBytes);
    const value = text === null ? null : (readYaml(text, schema, list)?.value ?? null);
    findings.push(...list.items);
    return value;
  };
  const sources = read("sources.yaml", sourceSchema) ?? {};
  const terms = (files.has("glossary/terms.yaml") && read("glossary/terms.yaml", termSchema)) || [];
  const frames = [...files.keys()]
    .filter((path) => /^competencies\/[^/]+\.yaml$/.test(path))
    .flatMap((path) => read(path, frameSchema) ?? []);
  findings.push(
    ...twice(
      "glossary/terms.yaml",
      terms.map((term) => term.id),
    ),
  );
  findings.push(
    ...twice(
      "competencies",
      frames.flatMap((frame) => frame.competencies.map(({ id }) => id)),
    ),
  );
  return { sources, terms, frames, findings };
}

function twice(file: string, ids: readonly string[]): Finding[] {
  const list = new FindingList(file);
  for (const id of ids.filter((one, at) => ids.indexOf(one) !== at)) list.add("id-twice", undefined, { id });
  return list.items;
}
