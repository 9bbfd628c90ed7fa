import { describe, expect, it } from "vitest";
import { FindingList } from "#app/content/finding.ts";
import { splitFrontMatter } from "#app/content/front-matter.ts";
import { frontMatter } from "#app/content/items/front-matter-schema.ts";
import { checkSvg } from "#app/content/items/check-svg.ts";
import { compileMdx } from "#app/content/mdx/compile-mdx.server.ts";
import { readYaml } from "#app/content/read-yaml.ts";
import { lessonFacts } from "#app/domain/curriculum/facts.ts";
import { locales } from "#app/domain/kernel/locale.ts";
import { describeFinding } from "#app/i18n/describe-finding.ts";
import { sampleBody, sampleSvg } from "./sample-lesson.ts";

const compile = (body: string) => compileMdx({ file: "en.mdx", body, files: { "map.svg": "a".repeat(64) } });

describe("signs that an author means literally", () => {
  it.each([
    ["Between { and the end", "literal-brace", 1, 9],
    ["one\n\nA set {a b} of two", "literal-brace", 3, 7],
    ["A word in {brackets}", "expression", 1, 11],
    ["one\ntwo <5 years", "literal-less-than", 2, 5],
    ["if a <= b", "literal-less-than", 1, 6],
  ])("%j gets a message that says how to write it", async (body, code, line, column) => {
    const { findings } = await compile(body);
    expect(findings).toMatchObject([{ code, line, column }]);
    const [finding] = findings;
    for (const locale of locales) {
      const { mend } = finding ? describeFinding(finding.code, finding.params, locale) : { mend: "" };
      expect(mend).toContain(code === "literal-less-than" ? "&lt;" : "\\{");
    }
  });

  it("survive when they are written as the message says", async () => {
    const { findings, parts } = await compile("Between \\{ and \\} are &lt;5, `{x}` and \\<6.");
    expect(findings).toEqual([]);
    expect(parts).toEqual([
      { kind: "html", html: "<p>Between { and } are &#x3C;5, <code>{x}</code> and &#x3C;6.</p>" },
    ]);
  });
});

describe("a good text", () => {
  it("becomes ordered parts with every block in its place", async () => {
    const { findings, parts } = await compile(sampleBody);
    expect(findings).toEqual([]);
    expect(parts.map((part) => (part.kind === "box" ? part.box : part.kind))).toEqual(
      "html html law case figure html reflection html question question question question checklist scenario html supervision-prompt sources".split(
        " ",
      ),
    );
    expect(parts[2]).toEqual({ kind: "box", box: "law", title: "The law & us", html: "<p>It says so.</p>" });
    expect(parts[10]).toMatchObject({ stem: '<p>Fill <span data-gap="g1"></span> in.</p>' });
    expect(parts[1]).toMatchObject({ html: expect.stringContaining('rel="noopener"') });
  });

  it("keeps the lines of the file in what it says about it", async () => {
    const findings = new FindingList("en.mdx");
    const split = splitFrontMatter("---\ntitle: a\n---\n\nText\n\n<Quiz />\n", findings);
    const { findings: found } = await compile(split?.body ?? "");
    expect(found).toMatchObject([{ code: "component-unknown", line: 7, column: 1 }]);
  });
});

describe("the head of a text", () => {
  const codes = (text: string): string[] => {
    const findings = new FindingList("en.mdx");
    const split = splitFrontMatter(text, findings);
    if (split) readYaml(split.yaml, frontMatter, findings);
    return findings.items.map(({ code }) => code);
  };

  it.each([
    ["---js\n{ title: process.env.X }\n---\n", "front-matter-language"],
    ["---javascript\nx\n---\n", "front-matter-language"],
    ["--- yaml\ntitle: a\n---\n", "front-matter-language"],
    ["--- \ntitle: a\n---\n", "front-matter-language"],
    [";;;\n{}\n;;;\n", "front-matter-language"],
    ["title: a\n", "front-matter-missing"],
    ["---\ntitle: a\n", "front-matter-missing"],
    ["---\ntitle: [a\n---\n", "yaml-syntax"],
    ["---\ntitle: !!js/function x\n---\n", "yaml-syntax"],
    ["---\ntitle: &a x\nsummary: *a\ntranslation: source\n---\n", "yaml-syntax"],
    ["---\ntitle: a\ntitle: b\n---\n", "yaml-syntax"],
    ["---\ntitle: a\nsummary: b\ntranslation: source\nlayout: x\n---\n", "yaml-unknown-key"],
    ["---\ntitle: a\ntranslation: source\n---\n", "yaml-missing-key"],
    ["---\ntitle: a\nsummary: b\ntranslation: perfect\n---\n", "yaml-wrong-value"],
  ])("%j is refused", (text, code) => {
    expect(codes(text)).toContain(code);
  });
});

describe("a YAML file", () => {
  it("names line, key and the word that was probably meant", () => {
    const findings = new FindingList("lesson.yaml");
    readYaml("id: a\ncatalogueRef: x\nminuets: 20\n", lessonFacts, findings);
    expect(findings.items).toContainEqual(
      expect.objectContaining({ code: "yaml-unknown-key", line: 3, params: { key: "minuets", near: "minutes" } }),
    );
  });

  it("points into lists", () => {
    const findings = new FindingList("lesson.yaml");
    const questions = "questions:\n  - { id: q1, kind: single, key: a }\n  - { id: q2, kind: singel, key: a }\n";
    readYaml(
      `id: a\ncatalogueRef: x\nminutes: 20\ncompetencies: [a]\nbasis: practice\n${questions}`,
      lessonFacts,
      findings,
    );
    expect(findings.items).toMatchObject([{ code: "yaml-wrong-value", line: 8 }]);
  });
});

describe("a picture", () => {
  const codes = (svg: string): string[] => {
    const findings = new FindingList("map.svg");
    const size = checkSvg(svg, findings);
    return size ? [] : findings.items.map(({ code }) => code);
  };

  it("that is only drawn is taken, with its size", () => {
    expect(checkSvg(sampleSvg, new FindingList("map.svg"))).toEqual({ width: 320, height: 200 });
  });

  const inside = (inner: string): string => sampleSvg.replace("</svg>", `${inner}</svg>`);
  it.each([
    ["a script", inside("<script>1</script>")],
    ["a style element", inside("<style>*{}</style>")],
    ["an inline style", inside('<g style="fill:red"/>')],
    ["a handler", inside('<g onload="x"/>')],
    ["foreign content", inside("<foreignObject/>")],
    ["an outer address", inside('<use href="https://evil.example/x.svg#a"/>')],
    ["an outer address of old", inside('<use xlink:href="#a"/>')],
    ["a script as address", inside('<use href="javascript:1"/>')],
    ["an outer paint", inside('<g fill="url(https://evil.example)"/>')],
    ["a picture in it", inside('<image href="data:x"/>')],
    ["a link", inside('<a href="https://evil.example">x</a>')],
    ["an animation", inside('<set attributeName="href" to="javascript:1"/>')],
    ["a document type", `<!DOCTYPE svg [<!ENTITY a "b">]>${sampleSvg}`],
    ["an entity", inside("<text>&a;</text>")],
    ["a section of characters", inside("<![CDATA[<script>]]>")],
    ["tags that cross", inside("<g><text></g></text>")],
    ["no end", sampleSvg.replace("</svg>", "")],
    ["no name space", sampleSvg.replace(/ xmlns="[^"]*"/, "")],
    ["no size", sampleSvg.replace(/ viewBox="[^"]*"/, "")],
    ["an attribute without quotation marks", inside("<g fill=red/>")],
    ["HTML", "<html><body>x</body></html>"],
  ])("with %s is refused", (_, svg) => {
    expect(codes(svg)).toEqual(["picture-unsafe"]);
  });
});
