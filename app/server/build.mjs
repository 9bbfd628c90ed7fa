// Second half of `npm run build`: the server and the command lines for plain Node, and compressed copies of what
// browsers load, so that nothing immutable is ever compressed twice.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const compressible = /\.(css|html|ico|js|json|svg|txt|webmanifest)$/;

/** Bundles our own code; packages stay in node_modules. */
async function bundleServer() {
  const folder = join(root, "app/server/cli");
  const commands = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  const out = join(root, "build/node");
  rmSync(out, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      [join(root, "app/server/main.ts"), ...commands.map((name) => join(folder, name))].map((path) => [
        basename(path, ".ts"),
        path,
      ]),
    ),
    outdir: out,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    plugins: [ownModules],
    sourcemap: true,
    jsx: "automatic",
    logLevel: "warning",
    chunkNames: "chunk-[hash]",
  });
}

// `packages: external` would leave `#app/…` to Node, which cannot read TypeScript.
const ownModules = {
  name: "own-modules",
  setup(builder) {
    builder.onResolve({ filter: /^#app\// }, ({ path }) => ({
      path: join(root, "app", path.slice("#app/".length)),
    }));
  },
};

function compressClientFiles() {
  const folder = join(root, "build/client");
  if (!existsSync(folder)) throw new Error("build/client is missing: run npm run build");
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !compressible.test(path)) continue;
    const bytes = readFileSync(path);
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    for (const [end, packed] of [
      [".br", brotliCompressSync(bytes, { params })],
      [".gz", gzipSync(bytes, { level: 9 })],
    ]) {
      if (packed.length < bytes.length) writeFileSync(path + end, packed);
    }
  }
}

await bundleServer();
compressClientFiles();
