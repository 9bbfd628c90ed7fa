import { fileOf, type ContentFile } from "#app/content/content-files.ts";
import { sampleSvg, sampleText, sampleYaml } from "./sample-lesson.ts";

const lesson = "courses/01-first/01-start/01-sample";

/** A small content tree: one course, one module, one lesson. `changes` replace or (with null) remove files. */
export function sampleTree(changes: Readonly<Record<string, string | null>> = {}): Map<string, ContentFile> {
  const text = (title: string, rest = ""): string =>
    `---\ntitle: ${title}\nsummary: One sentence.\ntranslation: source\n---\n\nWelcome.\n${rest}`;
  const all: Record<string, string | null> = {
    "sources.yaml": "WHO1: { text: A printed reference., url: https://www.who.int/x, mem: false }\n",
    "glossary/terms.yaml":
      "- id: dignity\n  labels: { tk: mertebe, ru: достоинство, en: dignity }\n  definitions: { tk: a, ru: b, en: c }\n  verified: { tk: false, ru: true, en: true }\n",
    "competencies/tm.yaml":
      "id: tm\ntitle: { tk: a, ru: b, en: c }\nsource: x\ncompetencies:\n  - { id: tm25-theory, titles: { tk: a, ru: b, en: c } }\n",
    "courses/01-first/course.yaml": "id: first\ncatalogueRef: fundamentals-1\naudience: [specialist]\n",
    "courses/01-first/en.mdx": text("First course"),
    "courses/01-first/01-start/module.yaml": "id: start\ncatalogueRef: fundamentals-1/m1\n",
    "courses/01-first/01-start/en.mdx": text("The start"),
    [`${lesson}/lesson.yaml`]: sampleYaml,
    [`${lesson}/en.mdx`]: sampleText(),
    [`${lesson}/map.svg`]: sampleSvg,
    ...changes,
  };
  return new Map(
    Object.entries(all)
      .flatMap(([path, content]) => (content === null ? [] : [[path, fileOf(content)] as const]))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Another lesson beside the sample, with its own id. */
export function lessonFiles(folder: string, id: string, title: string): Record<string, string> {
  return {
    [`${folder}/lesson.yaml`]: `id: ${id}\ncatalogueRef: x\nminutes: 5\ncompetencies: [tm25-theory]\nbasis: practice\n`,
    [`${folder}/en.mdx`]: `---\ntitle: ${title}\nsummary: One sentence.\ntranslation: source\n---\n\nText.\n`,
  };
}

export const lessonFolder = lesson;
