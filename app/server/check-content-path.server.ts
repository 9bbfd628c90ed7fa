import { existsSync, statSync } from "node:fs";
import { basename, dirname, relative, resolve, sep } from "node:path";
import { checkContent, checkSources, type ContentReport } from "#app/content/check-content.ts";
import type { Compiler } from "#app/content/compiler-client.server.ts";
import type { ContentFiles } from "#app/content/content-files.ts";
import { FindingList, type Finding } from "#app/content/finding.ts";
import { splitFrontMatter } from "#app/content/front-matter.ts";
import { frontMatter } from "#app/content/items/front-matter-schema.ts";
import { looseSource } from "#app/content/items/item-source.ts";
import { readPicture } from "#app/content/items/picture.ts";
import { readLibrary } from "#app/content/library.ts";
import { readContentFiles } from "#app/content/read-content-files.server.ts";
import { readText } from "#app/content/read-text.ts";
import { readYaml } from "#app/content/read-yaml.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";

/**
 * Checks the project's content, a part of a content tree, or any file or folder elsewhere (which then borrows the
 * project's sources, terms and competencies). Throws when the path does not exist.
 */
export async function checkPath(path: string | null, compiler: Compiler): Promise<ContentReport> {
  const own = resolve(projectRoot(), "content");
  const target = path === null ? own : resolve(path);
  if (!existsSync(target)) throw new Error(`${path ?? own} does not exist`);
  const root = contentRootOf(target);
  if (root !== null) {
    const report = await checkContent(readContentFiles(root), compiler, slashed(relative(root, target)));
    return named(report, slashed(relative(process.cwd(), root)));
  }
  const folder = statSync(target).isDirectory() ? target : dirname(target);
  const files = statSync(target).isDirectory()
    ? readContentFiles(folder)
    : new Map([...readContentFiles(folder)].filter(([name]) => !name.includes("/")));
  const report = await checkLoose(
    files,
    target === folder ? null : basename(target),
    compiler,
    readContentFiles(own),
  );
  return named(report, slashed(relative(process.cwd(), folder)));
}

/** The folder above a path that holds `courses/`. */
function contentRootOf(target: string): string | null {
  for (let folder = target; dirname(folder) !== folder; folder = dirname(folder))
    if (existsSync(resolve(folder, "courses")) && statSync(folder).isDirectory()) return folder;
  return null;
}

const itemYaml = /^(course|module|lesson)\.yaml$/;

async function checkLoose(
  files: ContentFiles,
  only: string | null,
  compiler: Compiler,
  own: ContentFiles,
): Promise<ContentReport> {
  const library = readLibrary(own);
  const folders = new Map<string, string[]>();
  for (const path of files.keys()) {
    const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : ".";
    folders.set(folder, [...(folders.get(folder) ?? []), path.split("/").at(-1) ?? ""]);
  }
  const rooted = new Map([...files].map(([path, file]) => [path.includes("/") ? path : `./${path}`, file]));
  const items = [...folders].filter(([, names]) => names.some((name) => itemYaml.test(name)));
  const report = await checkSources(
    items.map(([folder, names]) => looseSource(folder, names)),
    rooted,
    compiler,
    library,
  );
  const findings = [...report.findings];
  for (const [path] of rooted) {
    const folder = path.slice(0, path.lastIndexOf("/"));
    if (!items.some(([item]) => item === folder))
      findings.push(...(await checkAlone(path, rooted, compiler)));
  }
  const kept = findings
    .map((finding) => ({ ...finding, file: finding.file.replace(/^\.\//, "") }))
    .filter(({ file }) => only === null || file === only);
  return { items: report.items, findings: kept };
}

/** A text or picture without an item around it: all that can be said without its YAML. */
async function checkAlone(
  path: string,
  files: ContentFiles,
  compiler: Compiler,
): Promise<readonly Finding[]> {
  const findings = new FindingList(path);
  if (/\.(svg|png)$/.test(path)) readPicture(files.get(path), findings);
  if (!path.endsWith(".mdx")) return findings.items;
  const text = readText(files.get(path), findings);
  const split = text === null ? null : splitFrontMatter(text, findings);
  if (!split) return findings.items;
  readYaml(split.yaml, frontMatter, findings);
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const beside = [...files.keys()]
    .filter((other) => other.startsWith(folder))
    .map((other) => other.slice(folder.length));
  const hashes = Object.fromEntries(beside.map((name) => [name, "0".repeat(64)]));
  const compiled = await compiler.compile({ file: path, body: split.body, files: hashes });
  return [...findings.items, ...compiled.findings];
}

const slashed = (path: string): string => path.split(sep).join("/");

/** Findings with paths as one would type them from here. */
function named({ items, findings }: ContentReport, folder: string): ContentReport {
  const name = <T extends Finding>(finding: T): T => ({
    ...finding,
    file: folder === "" ? finding.file : `${folder}/${finding.file}`,
  });
  return {
    items: items.map((item) => ({ ...item, findings: item.findings.map(name) })),
    findings: findings.map(name),
  };
}
