import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, it } from "vitest";

it("the script of the learners' pages is at most 10 KB compressed, with everything that it imports", async () => {
  const { outputFiles } = await build({
    entryPoints: ["app/enhance/index.ts"],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2020",
    write: false,
  });
  const [script] = outputFiles;
  expect(script?.text).toContain("data-saved-bar");
  expect(gzipSync(script?.contents ?? "").length).toBeLessThanOrEqual(10 * 1024);
});
