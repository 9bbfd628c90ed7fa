import { z } from "zod";
import { slug } from "#app/domain/curriculum/slug.ts";
import { audiences } from "#app/domain/curriculum/vocabulary.ts";
import type { ContentFiles } from "./content-files.ts";
import { readText } from "./read-text.ts";
import { readYaml, type YamlFile } from "./read-yaml.ts";
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
  link: z.url({ protocol: /^https$/ }).optional(),
  note: words.optional(),
  competencies: z.array(z.strictObject({ id: slug, titles: inEach(words) })).min(1),
  /** A competency of another frame → those of this one that come nearest to it. */
  crosswalk: z.record(slug, z.array(slug).min(1)).default({}),
});
/** `file` is where it was read. */
export type CompetencyFrame = z.infer<typeof frameSchema> & { readonly file: string };

const pathSchema = z.array(
  z.strictObject({
    id: slug,
    titles: inEach(words),
    summaries: inEach(words),
    audience: z.array(z.enum(audiences)).min(1),
    /** False for those who take a course on it without its field task. */
    fieldTasks: z.boolean().default(true),
    /** Courses in the recommended order; `modules` where the path takes only some of one. */
    steps: z.array(z.strictObject({ course: slug, modules: z.array(slug).min(1).optional() })).min(1),
  }),
);
export type LearningPath = z.infer<typeof pathSchema>[number];

/** What the items refer to (sources, terms, competencies), and the paths that lead through them. */
export interface Library {
  readonly sources: SourceList;
  readonly terms: readonly Term[];
  readonly frames: readonly CompetencyFrame[];
  readonly paths: readonly LearningPath[];
  readonly findings: readonly Finding[];
}

export const pathsFile = "paths.yaml";
const libraryBytes = 900_000;

/** Reads `sources.yaml`, `glossary/terms.yaml`, `competencies/*.yaml` and `paths.yaml`. A faulty file counts as empty. */
export function readLibrary(files: ContentFiles): Library {
  const findings: Finding[] = [];
  const read = <T>(path: string, schema: z.ZodType<T>): YamlFile<T> | null => {
    const list = new FindingList(path);
    const text = readText(files.get(path), list, libraryBytes);
    const yaml = text === null ? null : readYaml(text, schema, list);
    findings.push(...list.items);
    return yaml;
  };
  const sources = read("sources.yaml", sourceSchema)?.value ?? {};
  const terms = (files.has("glossary/terms.yaml") && read("glossary/terms.yaml", termSchema)?.value) || [];
  const frameFiles = [...files.keys()]
    .filter((path) => /^competencies\/[^/]+\.yaml$/.test(path))
    .flatMap((file) => {
      const yaml = read(file, frameSchema);
      return yaml ? [{ frame: { ...yaml.value, file }, place: yaml.place }] : [];
    });
  const frames = frameFiles.map(({ frame }) => frame);
  for (const { frame, place } of frameFiles) findings.push(...crosswalkFindings(frame, frames, place));
  const paths = (files.has(pathsFile) && read(pathsFile, pathSchema)?.value) || [];
  findings.push(
    ...twice(
      pathsFile,
      paths.map(({ id }) => id),
    ),
  );
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
  return { sources, terms, frames, paths, findings };
}

/** A crosswalk leads from competencies of other frames to its own. */
function crosswalkFindings(
  frame: CompetencyFrame,
  frames: readonly CompetencyFrame[],
  place: YamlFile<unknown>["place"],
): Finding[] {
  const list = new FindingList(frame.file);
  const idsOf = (some: readonly CompetencyFrame[]): Set<string> =>
    new Set(some.flatMap(({ competencies }) => competencies.map(({ id }) => id)));
  const own = idsOf([frame]);
  const others = idsOf(frames.filter((other) => other !== frame));
  for (const [from, to] of Object.entries(frame.crosswalk)) {
    if (!others.has(from)) list.add("competency-unknown", place(["crosswalk", from]), { id: from });
    to.forEach((id, at) => {
      if (!own.has(id)) list.add("competency-unknown", place(["crosswalk", from, at]), { id });
    });
  }
  return list.items;
}

function twice(file: string, ids: readonly string[]): Finding[] {
  const list = new FindingList(file);
  for (const id of ids.filter((one, at) => ids.indexOf(one) !== at)) list.add("id-twice", undefined, { id });
  return list.items;
}
