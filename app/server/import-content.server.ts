import { createHash } from "node:crypto";
import { z } from "zod";
import { findTakenIds } from "#app/content/check-content.ts";
import { openCompiler, type Compiler } from "#app/content/compiler-client.server.ts";
import type { ContentFiles } from "#app/content/content-files.ts";
import { refuses, type Finding } from "#app/content/finding.ts";
import { checkAgreement } from "#app/content/items/check-agreement.ts";
import { checkLanguages } from "#app/content/items/check-languages.ts";
import { checkPaths } from "#app/content/items/check-paths.ts";
import { checkRules } from "#app/content/items/check-rules.ts";
import { finishItem } from "#app/content/items/finish-item.ts";
import { sourceHashOf } from "#app/content/items/source-hash.ts";
import { listItemSources, type ItemSource } from "#app/content/items/item-source.ts";
import { readItem } from "#app/content/items/read-item.ts";
import { pathsFile, readLibrary, type Library } from "#app/content/library.ts";
import { compilerVersion } from "#app/content/limits.ts";
import { readContentFiles } from "#app/content/read-content-files.server.ts";
import type { CompiledItem } from "#app/domain/curriculum/compiled-item.ts";
import { lockImport } from "#app/domain/curriculum/lock-import.server.ts";
import { placeItem } from "#app/domain/curriculum/place-item.server.ts";
import { publishItem } from "#app/domain/curriculum/publish-item.server.ts";
import { findLastImport } from "#app/domain/curriculum/queries/find-last-import.server.ts";
import { listKnownItems, type KnownItem } from "#app/domain/curriculum/queries/list-known-items.server.ts";
import { recordImport, type ImportChanges } from "#app/domain/curriculum/record-import.server.ts";
import { replaceLibrary } from "#app/domain/curriculum/replace-library.server.ts";
import { replaceSearch } from "#app/domain/curriculum/replace-search.server.ts";
import { retireItems } from "#app/domain/curriculum/retire-items.server.ts";
import { itemNamedBy, leavesOf } from "#app/domain/curriculum/rule.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { replacePaths } from "#app/domain/learning/replace-paths.server.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { findingLine } from "./content-report.ts";

export interface ImportReport extends ImportChanges {
  /** One line for whoever starts the portal. */
  readonly summary: string;
  /** One line each, with file and place; the lesson that it is about was left as it was. */
  readonly problems: readonly string[];
  /** True when the files are those of the last import, so that nothing was done. */
  readonly skipped: boolean;
}

/** Another one makes the next start read the content again: what search holds is made by the import. */
const searchVersion = "search-1";

let warmCompiler: Compiler | null = null;

/**
 * Brings the database to what `contentDir` holds: all or nothing for each item, and the whole import in one
 * transaction that no other process can run beside. Safe to repeat; items whose files did not change are not
 * compiled again. An item that is refused stays as it was.
 */
export async function importContent(
  ctx: Ctx,
  contentDir: string,
  compiler: Pick<Compiler, "compile"> = (warmCompiler ??= openCompiler()),
): Promise<ImportReport> {
  const files = readContentFiles(contentDir);
  const treeHash = hashOfTree(files);
  const skipped = await unchangedReport(ctx, treeHash);
  if (skipped) return skipped;

  const library = readLibrary(files);
  for (;;) {
    const known = await listKnownItems(ctx);
    const work = await compileItems(files, library, known, compiler);
    const changes = await withTransaction(ctx, async (tx) => {
      await lockImport(tx);
      const now = await listKnownItems(tx);
      if (!sameItems(known, now)) return null;
      return store(tx, work, now, library, treeHash);
    });
    if (changes) return withSummary(changes, false);
    const meanwhile = await unchangedReport(ctx, treeHash);
    if (meanwhile) return meanwhile;
  }
}

interface Work {
  readonly compiled: readonly CompiledItem[];
  /** Items whose files are those of their current version. */
  readonly same: readonly Pick<CompiledItem, "id" | "parentId" | "position">[];
  readonly refused: readonly { readonly id: string; readonly findings: readonly Finding[] }[];
  readonly libraryFindings: readonly Finding[];
}

async function compileItems(
  files: ContentFiles,
  library: Library,
  known: ReadonlyMap<string, KnownItem>,
  compiler: Pick<Compiler, "compile">,
): Promise<Work> {
  const sources = listItemSources(files);
  const general = [...findTakenIds(sources), ...checkRules(sources, files)];
  const pathFindings = checkPaths(library.paths, sources);
  const compiled: CompiledItem[] = [];
  const same: Work["same"][number][] = [];
  const refused: Work["refused"][number][] = [];
  const lost = new Set<string>();

  for (const source of sources) {
    const id = source.id ?? source.folder;
    const findings: Finding[] = general.filter(({ file }) => file === source.yaml);
    const parentLost = source.parentId !== null && lost.has(source.parentId);
    if (parentLost)
      findings.push({
        code: "parent-refused",
        file: source.yaml,
        line: 1,
        column: 1,
        params: { id: source.parentId ?? "" },
      });
    const result = findings.length > 0 ? null : await compileItem(source, files, library, known, compiler);
    findings.push(...(result?.findings ?? []));
    if (result?.same) same.push({ id, parentId: source.parentId, position: source.position });
    else if (result?.item && findings.length === 0) compiled.push(result.item);
    else {
      refused.push({ id, findings });
      if (!known.has(id)) lost.add(id);
    }
  }
  return {
    ...withoutLost({ compiled, refused }, lost, sources, known),
    same,
    libraryFindings: [...library.findings, ...pathFindings],
  };
}

/** What stands in a refused item, or behind a rule about one, could not be opened: it is refused as well. */
function withoutLost(
  { compiled, refused }: Pick<Work, "compiled" | "refused">,
  lost: Set<string>,
  sources: readonly ItemSource[],
  known: ReadonlyMap<string, KnownItem>,
): Pick<Work, "compiled" | "refused"> {
  const waitsFor = ({ parentId, facts }: CompiledItem): Finding["code"] | null => {
    if (parentId !== null && lost.has(parentId)) return "parent-refused";
    const leaves = facts.requires ? leavesOf(facts.requires) : [];
    return leaves.some(({ leaf }) => lost.has(itemNamedBy(leaf) ?? "")) ? "rule-never" : null;
  };
  const first = compiled.find((item) => waitsFor(item));
  const code = first && waitsFor(first);
  if (!first || !code) return { compiled, refused };
  if (!known.has(first.id)) lost.add(first.id);
  const file = sources.find(({ id }) => id === first.id)?.yaml ?? first.id;
  const named = [...lost].join(", ");
  const finding: Finding = { code, file, line: 1, column: 1, params: { id: first.id, named } };
  return withoutLost(
    {
      compiled: compiled.filter((item) => item !== first),
      refused: [...refused, { id: first.id, findings: [finding] }],
    },
    lost,
    sources,
    known,
  );
}

interface CompiledOrSame {
  readonly same: boolean;
  readonly item: CompiledItem | null;
  readonly findings: readonly Finding[];
}

async function compileItem(
  source: ItemSource,
  files: ContentFiles,
  library: Library,
  known: ReadonlyMap<string, KnownItem>,
  compiler: Pick<Compiler, "compile">,
): Promise<CompiledOrSame> {
  const before = known.get(source.id ?? "");
  const hash = sourceHashOf(source, files, library);
  if (before?.sourceHash === hash) return { same: true, item: null, findings: [] };
  const read = await readItem(source, files, compiler);
  const findings = [...read.findings, ...checkAgreement(read), ...checkLanguages(read)].filter(refuses);
  if (!read.facts || findings.length > 0) return { same: false, item: null, findings };
  const finished = finishItem(read, read.facts, files, library);
  return { same: false, item: finished.item, findings: finished.findings.filter(refuses) };
}

async function store(
  tx: Ctx,
  work: Work,
  known: ReadonlyMap<string, KnownItem>,
  library: Library,
  treeHash: string,
): Promise<ImportChanges> {
  const added: string[] = [];
  const changed: string[] = [];
  const moved: string[] = [];
  const restored: string[] = [];
  let unchanged = 0;
  for (const item of work.compiled) {
    const result = await publishItem(tx, item);
    if (result.added) added.push(item.id);
    if (result.changed) changed.push(item.id);
    if (result.moved) moved.push(item.id);
    if (result.restored) restored.push(item.id);
    if (!result.added && !result.changed && !result.moved && !result.restored) unchanged++;
  }
  for (const item of work.same) {
    const before = known.get(item.id);
    const isMoved = before?.parentId !== item.parentId || before.position !== item.position;
    if (isMoved) moved.push(item.id);
    if (before?.retired) restored.push(item.id);
    if (isMoved || before?.retired) await placeItem(tx, item);
    else unchanged++;
  }
  const present = new Set([...work.compiled, ...work.same, ...work.refused].map(({ id }) => id));
  const retired = [...known.values()]
    .filter((item) => !item.retired && !present.has(item.id))
    .map(({ id }) => id);
  await retireItems(tx, retired);
  if (!work.libraryFindings.some((one) => refuses(one) && one.file !== pathsFile))
    await replaceLibrary(
      tx,
      library.terms,
      library.frames.flatMap((frame) =>
        frame.competencies.map(({ id, titles }, position) => ({ id, titles, position, frameId: frame.id })),
      ),
    );
  if (!work.libraryFindings.some((one) => refuses(one) && one.file === pathsFile))
    await replacePaths(
      tx,
      library.paths.map(({ steps, ...path }) => ({
        ...path,
        steps: steps.map(({ course, modules }) => ({ courseId: course, moduleIds: modules ?? null })),
      })),
    );
  await replaceSearch(tx);
  const refused = work.refused.map(({ id, findings }) => ({ id, problems: findings.map(findingLine) }));
  if (work.libraryFindings.length > 0)
    refused.push({ id: "library", problems: work.libraryFindings.map(findingLine) });
  const changes: ImportChanges = { added, changed, moved, retired, restored, refused, unchanged };
  // A text that was only too slow may pass next time: such an import is not remembered as done.
  const slow = work.refused.some(({ findings }) => findings.some(({ code }) => code === "too-slow"));
  await recordImport(tx, slow ? `${treeHash}-unfinished` : treeHash, changes);
  return changes;
}

const storedChanges = z.object({
  refused: z.array(z.object({ id: z.string(), problems: z.array(z.string()) })),
});

async function unchangedReport(ctx: Ctx, treeHash: string): Promise<ImportReport | null> {
  const last = await findLastImport(ctx);
  if (last?.sourceHash !== treeHash) return null;
  const stored = storedChanges.safeParse(last.report);
  const none: readonly string[] = [];
  return withSummary(
    {
      added: none,
      changed: none,
      moved: none,
      retired: none,
      restored: none,
      refused: stored.success ? stored.data.refused : [],
      unchanged: 0,
    },
    true,
  );
}

function withSummary(changes: ImportChanges, skipped: boolean): ImportReport {
  const counts = (["added", "changed", "moved", "retired", "restored", "refused"] as const)
    .filter((key) => changes[key].length > 0)
    .map((key) => `${changes[key].length} ${key}`);
  if (!skipped && changes.unchanged > 0) counts.push(`${changes.unchanged} unchanged`);
  const summary = `content: ${skipped ? ["unchanged", ...counts].join(", ") : counts.join(", ") || "nothing"}`;
  return { ...changes, skipped, summary, problems: changes.refused.flatMap(({ problems }) => problems) };
}

function hashOfTree(files: ContentFiles): string {
  const hash = createHash("sha256").update(`${compilerVersion} ${searchVersion}`);
  for (const [path, { size, bytes }] of files) hash.update(`\0${path}\0${size}\0`).update(bytes);
  return hash.digest("hex");
}

function sameItems(a: ReadonlyMap<string, KnownItem>, b: ReadonlyMap<string, KnownItem>): boolean {
  return JSON.stringify([...a.values()]) === JSON.stringify([...b.values()]);
}
