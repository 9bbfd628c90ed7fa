import type { ItemKind } from "#app/domain/curriculum/vocabulary.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { locales } from "#app/domain/kernel/locale.ts";
import type { ContentFiles } from "../content-files.ts";
import { FindingList, type Finding } from "../finding.ts";

/** The files of one course, module or lesson. Its id is the folder's name without the number. */
export interface ItemSource {
  readonly kind: ItemKind;
  readonly folder: string;
  /** Null only outside a tree, where the YAML alone says it. */
  readonly id: string | null;
  readonly parentId: string | null;
  readonly position: number;
  readonly yaml: string;
  readonly texts: readonly { readonly locale: Locale; readonly file: string }[];
  /** Name of each picture → its path. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
}

const kinds: readonly ItemKind[] = ["course", "module", "lesson"];
const textNames = new Map<string, Locale>(locales.map((locale) => [`${locale}.mdx`, locale]));
const pictureName = /^[a-z0-9]+(-[a-z0-9]+)*(\.(tk|ru|en))?\.(svg|png)$/;

/** Finds the items below `courses/`, parents first, in the order of their folders. */
export function listItemSources(files: ContentFiles, root = "courses"): ItemSource[] {
  const folders = new Map<string, string[]>();
  for (const path of files.keys()) {
    if (!path.startsWith(`${root}/`)) continue;
    const steps = path.slice(root.length + 1).split("/");
    const name = steps.pop() ?? "";
    for (let depth = 1; depth <= steps.length; depth++) {
      const folder = `${root}/${steps.slice(0, depth).join("/")}`;
      if (!folders.has(folder)) folders.set(folder, []);
    }
    folders.get([root, ...steps].join("/"))?.push(name);
  }
  return [...folders]
    .map(([folder, names]) => inTree(folder.slice(root.length + 1).split("/"), folder, names))
    .toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.folder < b.folder ? -1 : 1));
}

/** An item that stands in no tree: its kind comes from its YAML's name, its id and parent from nowhere. */
export function looseSource(folder: string, names: readonly string[]): ItemSource {
  const kind = kinds.find((one) => names.includes(`${one}.yaml`)) ?? "lesson";
  const id = numbered(folder.split("/").at(-1) ?? "")?.id ?? null;
  return sourceOf({ kind, folder, id, position: 0, parentId: kind === "course" ? null : "loose" }, names, []);
}

function inTree(steps: readonly string[], folder: string, names: readonly string[]): ItemSource {
  const name = steps.at(-1) ?? "";
  const own = numbered(name);
  const findings = new FindingList(folder);
  if (!own) findings.add("folder-name", undefined, { name, id: "—" });
  if (steps.length > kinds.length) findings.add("file-unknown", undefined, { name });
  const above = steps.at(-2) ?? null;
  const place = {
    kind: kinds[Math.min(steps.length, kinds.length) - 1] ?? "lesson",
    folder,
    id: own?.id ?? name,
    position: own?.position ?? 0,
    parentId: above === null ? null : (numbered(above)?.id ?? above),
  };
  return sourceOf(place, names, findings.items);
}

function sourceOf(
  place: Pick<ItemSource, "kind" | "folder" | "id" | "position" | "parentId">,
  names: readonly string[],
  found: readonly Finding[],
): ItemSource {
  const { kind, folder } = place;
  const findings = new FindingList(folder);
  const yaml = `${kind}.yaml`;
  if (!names.includes(yaml)) findings.add("file-missing", undefined, { name: yaml });
  const texts = names.flatMap((name) => {
    const locale = textNames.get(name);
    return locale ? [{ locale, file: `${folder}/${name}` }] : [];
  });
  if (texts.length === 0) findings.add("file-missing", undefined, { name: "en.mdx" });
  const pictures = new Map<string, string>();
  for (const name of names) {
    if (pictureName.test(name)) pictures.set(name, `${folder}/${name}`);
    else if (name !== yaml && !textNames.has(name)) findings.add("file-unknown", undefined, { name });
  }
  return { ...place, yaml: `${folder}/${yaml}`, texts, pictures, findings: [...found, ...findings.items] };
}

function numbered(name: string): { position: number; id: string } | null {
  const found = /^(\d{2,3})-([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(name);
  return found ? { position: Number(found[1]), id: found[2] ?? "" } : null;
}
