import { afterAll, expect, it } from "vitest";
import { openCompiler } from "#app/content/compiler-client.server.ts";
import { sampleBody } from "./sample-lesson.ts";

const files = { "map.svg": "a".repeat(64) };
const compiler = openCompiler();
afterAll(() => compiler.close());

it("compiles in a process of its own, several texts in the order in which they came", async () => {
  const answers = await Promise.all([
    compiler.compile({ file: "a.mdx", body: sampleBody, files }),
    compiler.compile({ file: "b.mdx", body: "{1}", files }),
    compiler.compile({ file: "c.mdx", body: "Text", files }),
  ]);
  expect(answers.map(({ findings }) => findings.map(({ file, code }) => `${file} ${code}`))).toEqual([
    [],
    ["b.mdx expression"],
    [],
  ]);
});

it("ends a text that takes too long, says so, and goes on with the next", async () => {
  const impatient = openCompiler(3_000);
  const slow = await impatient.compile({ file: "slow.mdx", body: "*a".repeat(29_000), files });
  const next = await impatient.compile({ file: "next.mdx", body: "Text", files });
  impatient.close();
  expect(slow.findings).toMatchObject([{ code: "too-slow", file: "slow.mdx" }]);
  expect(next.parts).toEqual([{ kind: "html", html: "<p>Text</p>" }]);
});
