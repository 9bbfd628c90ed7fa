import { describe, expect, it } from "vitest";
import { checkContent } from "#app/content/check-content.ts";
import type { Finding } from "#app/content/finding.ts";
import { compileMdx } from "#app/content/mdx/compile-mdx.server.ts";
import { sampleBody, sampleText, sampleYaml } from "./sample-lesson.ts";
import { lessonFiles, lessonFolder, sampleTree } from "./sample-tree.ts";

const compiler = { compile: compileMdx };
const check = async (changes: Record<string, string | null>): Promise<readonly Finding[]> =>
  (await checkContent(sampleTree(changes), compiler)).findings;
const codesOf = async (changes: Record<string, string | null>): Promise<string[]> =>
  (await check(changes)).map(({ code }) => code);
const yaml = (from: string | RegExp, to: string) => ({
  [`${lessonFolder}/lesson.yaml`]: sampleYaml.replace(from, to),
});
const text = (from: string | RegExp, to: string) => ({
  [`${lessonFolder}/en.mdx`]: sampleText(sampleBody.replace(from, to)),
});

/** A second frame of competencies, with one of its own. */
const frame = (more: string) => ({
  "competencies/other.yaml": `id: other\ntitle: { tk: a, ru: b, en: c }\nsource: x\n${more}\ncompetencies:\n  - { id: other-1, titles: { tk: a, ru: b, en: c } }\n`,
});

const companion = {
  "courses/01-first/course.yaml":
    "id: first\ncatalogueRef: x\naudience: [specialist]\ncompanion: strong-families\n",
};

/** What the sample lacks on purpose: it is short, and its module has no quiz. */
const known = ["minutes-differ", "words-count", "part-missing"];

describe("YAML and words", () => {
  it("of the sample agree", async () => {
    expect((await codesOf({})).filter((code) => !known.includes(code))).toEqual([]);
  });

  it.each<[string, string, Record<string, string | null>]>([
    ["a question without words", "words-missing", yaml("scenarios:", "  - { id: q9, kind: numeric, key: 1 }\nscenarios:")],
    ["words without a question", "facts-missing", yaml(/ {2}- \{ id: q1.*\n/, "")],
    ["a reflection under another name", "facts-missing", text('<Reflection id="r1">', '<Reflection id="r2">')],
    ["the same id twice in YAML", "id-twice", yaml("id: q2", "id: q1")],
    ["the same id twice in the text", "id-twice", text('<Option id="b"', '<Option id="a"')],
    ["a key that no option has", "key-option-unknown", yaml("kind: single, key: b", "kind: single, key: z")],
    ["a match that leaves one out", "key-option-missing", yaml("{ l1: t1, l2: t2 }", "{ l1: t1 }")],
    ["a match with an unknown side", "key-option-unknown", yaml("l2: t2", "l2: t9")],
    ["a gap that is not in the text", "gap-missing", yaml("key: { g1: w1 }", "key: { g1: w1, g2: w2 }")],
    ["an order that is not complete", "key-option-missing", yaml("kind: single, key: b", "kind: order, key: [b, b]")],
    ["one option only", "options-few", text(/<Option id="a" feedback="Nearly.*\n/, "")],
    ["true-false with other options", "options-do-not-fit", yaml("kind: single, key: b", "kind: true-false, key: true")],
    ["a number with options", "options-do-not-fit", yaml("kind: single, key: b", "kind: numeric, key: 1")],
    ["a number without feedback", "feedback-element-missing", text(/<Feedback .*\n/, "")],
    ["a step that is not there", "step-unknown", yaml("out: end-poor", "out: nowhere")],
    ["a step that nothing reaches", "step-unreachable", yaml("out: end-poor", "out: end-good")],
    ["a step without an end", "step-without-end", yaml("end-poor: { ending: poor }", "end-poor: { choices: { x: end-poor } }")],
    ["other choices than in YAML", "step-choices", text('<Choice id="out"', '<Choice id="run"')],
    ["a source that is not listed", "source-unknown", yaml("[WHO1]", "[WHO2]")],
    ["a competency that is not listed", "competency-unknown", yaml("competencies: [tm25-theory]", "competencies: [tm26]")],
    ["a folder that is not named by the id", "folder-name", yaml("id: sample", "id: other")],
    ["a picture that is not there", "address-file", { [`${lessonFolder}/map.svg`]: null }],
    ["a file that nobody asked for", "file-unknown", { [`${lessonFolder}/notes.txt`]: "x" }],
    ["no source text", "source-language", { [`${lessonFolder}/en.mdx`]: sampleText(sampleBody, "translation: unreviewed") }],
    ["a text that is too long", "file-too-big", text("The idea", "x".repeat(60_001))],
    ["a module that nobody could do again", "redo-no-test", { "courses/01-first/01-start/module.yaml": "id: start\ncatalogueRef: x\nchange: { redoBy: 2027-01-15 }\n" }],
    ["the same id in two places", "id-taken", lessonFiles("courses/01-first/01-start/02-sample", "sample", "Twice")],
  ])("%s is found", async (_, code, changes) => {
    expect(await codesOf(changes)).toContain(code);
  });

  it("says where: the line of the YAML and of the text", async () => {
    const [inYaml] = (await check(yaml("kind: single, key: b", "kind: single, key: z"))).filter(
      ({ code }) => code === "key-option-unknown",
    );
    expect(inYaml).toMatchObject({ file: `${lessonFolder}/lesson.yaml`, line: 8 });
  });
});

describe("a crosswalk between frames", () => {
  it("leads from a competency of another frame to its own", async () => {
    const found = await codesOf(
      frame("link: https://www.cswe.org/x\nnote: To be confirmed.\ncrosswalk: { tm25-theory: [other-1] }"),
    );
    expect(found.filter((code) => !known.includes(code))).toEqual([]);
  });

  it.each([
    ["from a competency that is not listed", "crosswalk: { tm26: [other-1] }"],
    ["from its own frame", "crosswalk: { other-1: [other-1] }"],
    ["to one that is not listed", "crosswalk: { tm25-theory: [other-2] }"],
    ["to another frame", "crosswalk: { tm25-theory: [tm25-theory] }"],
  ])("does not lead %s", async (_, more) => {
    const found = (await check(frame(more))).filter(({ code }) => !known.includes(code));
    expect(found).toMatchObject([{ code: "competency-unknown", file: "competencies/other.yaml", line: 4 }]);
  });

  it("names something at its end", async () => {
    expect(await codesOf(frame("crosswalk: { tm25-theory: [] }"))).toContain("yaml-wrong-value");
  });
});

describe("languages", () => {
  const russian = (body: string, head = "translation: unreviewed") => ({
    [`${lessonFolder}/ru.mdx`]: sampleText(body, head),
  });

  it("agree when their blocks do, whatever terms they use", async () => {
    expect(await codesOf(russian(sampleBody.replace(/<Term id="dignity">(.*?)<\/Term>/, "$1")))).not.toContain(
      "languages-differ",
    );
  });

  it.each([
    ["another id", sampleBody.replace('<Reflection id="r1">', '<Reflection id="r9">')],
    ["another order of options", swapped()],
    ["a block less", sampleBody.replace(/<LawBox[^]*?<\/LawBox>/, "")],
    ["a block more", `${sampleBody}\n<KeyPoints>\n\nMore\n\n</KeyPoints>\n`],
  ])("with %s differ", async (_, body) => {
    expect(await codesOf(russian(body))).toContain("languages-differ");
  });
});

function swapped(): string {
  const [, first = "", second = ""] = /(<Option id="a".*)\n(<Option id="b".*)/.exec(sampleBody) ?? [];
  return sampleBody.replace(`${first}\n${second}`, `${second}\n${first}`);
}

describe("style", () => {
  const long = (words: number): string => `${Array.from({ length: words }, () => "word").join(" ")}.`;
  it.each<[string, string, Record<string, string | null>]>([
    ["a lesson without a case", "part-missing", text(/<Case[^]*?<\/Case>/, "")],
    ["sources before the questions", "part-order", text("## Check", "<Sources />\n\n## Check")],
    ["a sentence of 31 words", "sentence-too-long", text("One idea", `${long(31)}\n\nOne idea`)],
    ["many long sentences", "sentences-long", text("One idea", `${`${long(20)}\n\n`.repeat(8)}One idea`)],
    ["an option without feedback", "feedback-missing", text(' feedback="Nearly."', "")],
    ["two questions only", "question-count", yaml(/ {2}- \{ id: q[34].*\n/g, "")],
    ["one question for supervision", "prompt-count", yaml(/ {2}- \{ id: sp2.*\n/, "")],
    ["a source that nobody read", "source-not-read", { "sources.yaml": "WHO1: { text: a, url: null, mem: true }\n" }],
    ["a link to a mirror", "link-host", text("https://www.who.int/", "https://docs.example/")],
    ["a source on a mirror", "link-host", { "sources.yaml": "WHO1: { text: a, url: https://x.example, mem: false }\n" }],
    ["a frame of competencies on a mirror", "link-host", frame("link: https://x.example/")],
    ["a name from the press", "name-forbidden", text("She opens", "Melek opens")],
    ["such a name in feedback", "name-forbidden", text("Nearly.", "Ask Artyom.")],
    ["violence without a box", "safety-box", yaml("basis: sources", "basis: sources\nsafety: violence")],
    ["a companion course without a box", "official-box", companion],
    ["a checklist of a companion course that opens to anybody", "checklist-open", { ...companion, ...text("One idea", '<Checklist id="c1" title="Ready">\n\n- The room\n\n</Checklist>\n\nOne idea') }],
    ["a term that is not listed", "term-unknown", text('id="dignity"', 'id="honour"')],
    ["a heavy picture", "picture-big", { [`${lessonFolder}/big.svg`]: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="${"M0 0".repeat(4000)}"/></svg>` }],
  ])("finds %s", async (_, code, changes) => {
    expect(await codesOf(changes)).toContain(code);
  });

  it("knows the branches of a case story from the words that all read", async () => {
    const story = text("She opens.", `${`${long(12)} `.repeat(80)}`);
    const count = (findings: readonly Finding[]) => findings.find(({ code }) => code === "words-count")?.params["count"];
    expect(count(await check(story))).toBe(count(await check({})));
  });
});
