import { describe, expect, it } from "vitest";
import { fromHtml } from "hast-util-from-html";
import { FindingList } from "#app/content/finding.ts";
import { checkHtml } from "#app/content/mdx/check-html.ts";
import { compileMdx } from "#app/content/mdx/compile-mdx.server.ts";
import { emptyIndex } from "#app/content/mdx/compiled-text.ts";
import { hostileSamples } from "./hostile-samples.ts";

const files = { "map.svg": "a".repeat(64) };
const compile = (body: string) => compileMdx({ file: "en.mdx", body, files });

describe("a hostile text", () => {
  it("is tried in at least ninety ways", () => {
    expect(hostileSamples.length).toBeGreaterThanOrEqual(90);
    expect(new Set(hostileSamples.map(([name]) => name)).size).toBe(hostileSamples.length);
  });

  it.each(hostileSamples)("is refused: %s", async (_, source, code) => {
    const { findings, parts } = await compile(source);
    expect(findings.map((finding) => finding.code)).toContain(code);
    expect(parts).toEqual([]);
    for (const finding of findings) expect(finding.line).toBeGreaterThanOrEqual(1);
  });

  it("does not run even when it is compiled: globals of the process are out of reach", async () => {
    const seen = Reflect.get(globalThis, "hostileRan");
    await compile("{(globalThis.hostileRan = true)}");
    expect(Reflect.get(globalThis, "hostileRan")).toBe(seen);
  });
});

describe("the second check, with the first one switched off", () => {
  const unchecked = (body: string) => compileMdx({ file: "en.mdx", body, files }, () => emptyIndex);

  it.each([
    ["a script", "<script src='x.js'></script>"],
    ["an iframe", '<iframe src="https://evil.example"></iframe>'],
    ["a form", '<form action="https://evil.example"></form>'],
    ["an image with a handler", '<img src="x" alt="" />'],
    ["an inline style", '<p className="x">Text</p>'],
    ["a script as an address", "[x](vbscript:alert)"],
    ["another host without a scheme", "[x](//evil.example)"],
    ["a heading of the first level", "# Title"],
    ["code", "```\nx\n```"],
    ["an id with odd letters", '<Term id="a b">x</Term>'],
  ])("still refuses %s", async (_, body) => {
    const { findings, parts } = await unchecked(body);
    expect(findings.map(({ code }) => code)).toContain("html-off-list");
    expect(parts).toEqual([]);
  });

  it("keeps code from the server's own things when both checks of the tree are off", async () => {
    await expect(unchecked("{process.env.PATH}")).rejects.toThrow(/process/);
    await expect(unchecked("{(() => {}).constructor('return 1')()}")).rejects.toThrow();
    const { findings } = await unchecked('import x from "node:fs"\n\n{String(x)}');
    expect(findings.map(({ code }) => code)).toEqual(["import-export"]);
  });

  it.each([
    '<p onclick="x">a</p>',
    '<a href="javascript:alert(1)">a</a>',
    "<a>a</a>",
    '<p style="color:red">a</p>',
    "<svg><script>1</script></svg>",
    "<!-- x -->",
    '<a class="term evil" href="/glossary#x">a</a>',
    '<a href="/logout">a</a>',
    "<halypa-unknown></halypa-unknown>",
  ])("refuses %s in finished HTML", (html) => {
    const findings = new FindingList("en.mdx");
    checkHtml(fromHtml(html, { fragment: true }), new Set(), findings, false);
    expect(findings.items.map(({ code }) => code)).toContain("html-off-list");
  });
});
