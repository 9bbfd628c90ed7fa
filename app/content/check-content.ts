import { isCourseFacts } from "#app/domain/curriculum/facts.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { ItemKind } from "#app/domain/curriculum/vocabulary.ts";
import type { Compiler } from "./compiler-client.server.ts";
import type { ContentFiles } from "./content-files.ts";
import { FindingList, type Finding } from "./finding.ts";
import { checkAgreement } from "./items/check-agreement.ts";
import { checkLanguages } from "./items/check-languages.ts";
import { checkPaths } from "./items/check-paths.ts";
import { checkRules } from "./items/check-rules.ts";
import { finishItem } from "./items/finish-item.ts";
import { listItemSources, type ItemSource } from "./items/item-source.ts";
import { readItem, type ReadItem } from "./items/read-item.ts";
import { readLibrary, type Library } from "./library.ts";
import { checkStyle } from "./style/check-style.ts";
import { isOfficialHost } from "./style/official-hosts.ts";

export interface CheckedItem {
  readonly kind: ItemKind;
  readonly id: string;
  /** Folder of the course that it belongs to. */
  readonly course: string;
  readonly locales: readonly Locale[];
  readonly findings: readonly Finding[];
}

export interface ContentReport {
  readonly items: readonly CheckedItem[];
  /** All findings: of the items, and of files that belong to none. */
  readonly findings: readonly Finding[];
}

/**
 * Checks a content tree against everything that a machine can see. `under` limits it to items whose folder starts
 * with that path, or that lie on the way to it.
 */
export async function checkContent(
  files: ContentFiles,
  compiler: Pick<Compiler, "compile">,
  under = "",
): Promise<ContentReport> {
  const library = readLibrary(files);
  const all = listItemSources(files);
  const sources = all.filter((source) => isUnder(source.folder, under) || isUnder(under, source.folder));
  const general = [...library.findings, ...checkLibraryHosts(library), ...findTakenIds(all)];
  const report = await checkSources(sources, files, compiler, library);
  const findings = [...general, ...report.findings].filter(
    ({ file }) => under === "" || isUnder(file, under),
  );
  const items = report.items.filter((item, at) => isUnder(sources[at]?.folder ?? "", under));
  return {
    items: items.map((item) => ({
      ...item,
      findings: findings.filter((one) => item.findings.includes(one)),
    })),
    findings,
  };
}

/** Checks items wherever they stand. Items of the result come in the order of `sources`. */
export async function checkSources(
  sources: readonly ItemSource[],
  files: ContentFiles,
  compiler: Pick<Compiler, "compile">,
  library: Library,
): Promise<ContentReport> {
  const read: ReadItem[] = [];
  for (const source of sources) read.push(await readItem(source, files, compiler));
  const courses = new Map(
    read.flatMap(({ source, facts }) =>
      facts && isCourseFacts(facts) ? [[courseOf(source), facts] as const] : [],
    ),
  );
  const items = read.map((item): CheckedItem => {
    const { source, facts } = item;
    const course = courses.get(courseOf(source)) ?? null;
    const findings = [
      ...item.findings,
      ...checkAgreement(item),
      ...checkLanguages(item),
      ...(facts ? finishItem(item, facts, files, library).findings : []),
      ...checkStyle(item, { files, library, course }),
    ];
    return {
      kind: source.kind,
      id: facts?.id ?? source.id ?? source.folder,
      course: courseOf(source),
      locales: item.texts.map(({ locale }) => locale),
      findings: inOrder(findings),
    };
  });
  return { items, findings: items.flatMap((item) => item.findings) };
}

/** The same id twice in the whole content. */
export function findTakenIds(sources: readonly ItemSource[]): Finding[] {
  const first = new Map<string, string>();
  return sources.flatMap((source) => {
    if (source.id === null) return [];
    const other = first.get(source.id);
    if (other === undefined) {
      first.set(source.id, source.folder);
      return [];
    }
    const findings = new FindingList(source.yaml);
    findings.add("id-taken", undefined, { id: source.id, other });
    return findings.items;
  });
}

function checkLibraryHosts({ sources, frames }: Library): Finding[] {
  const links = [
    ...Object.values(sources).map(({ url }) => ({ file: "sources.yaml", url })),
    ...frames.map(({ file, link }) => ({ file, url: link ?? null })),
  ];
  return links.flatMap(({ file, url }) => {
    const host = url === null ? null : new URL(url).hostname;
    const findings = new FindingList(file);
    if (host !== null && !isOfficialHost(host)) findings.add("link-host", undefined, { host });
    return findings.items;
  });
}

const courseOf = ({ folder }: ItemSource): string => folder.split("/")[1] ?? folder;
const isUnder = (path: string, folder: string): boolean =>
  folder === "" || path === folder || path.startsWith(`${folder}/`);

const inOrder = (findings: readonly Finding[]): Finding[] => {
  const seen = new Set<string>();
  return findings
    .toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column)
    .filter((finding) => {
      const key = JSON.stringify(finding);
      return !seen.has(key) && seen.add(key);
    });
};
