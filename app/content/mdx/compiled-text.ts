import type { Part } from "#app/domain/curriculum/parts.ts";
import type { Finding } from "../finding.ts";

/** A component in the file, in order, with the nearest component around it. */
export interface BlockMark {
  readonly name: string;
  readonly id: string | null;
  readonly parent: string | null;
  readonly line: number;
  readonly column: number;
  readonly props: Readonly<Record<string, string>>;
}

/** One paragraph, list item, heading or table cell as plain words. */
export interface ProseBlock {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly heading: number | null;
  /** Components around it, outermost first. */
  readonly within: readonly string[];
}

export interface LinkMark {
  readonly href: string;
  readonly host: string;
  readonly line: number;
  readonly column: number;
}

/** What the tree says beside its HTML: for checks of ids, languages and style. */
export interface TextIndex {
  readonly blocks: readonly BlockMark[];
  readonly prose: readonly ProseBlock[];
  readonly links: readonly LinkMark[];
}

/** A part before pictures and sources are looked up. */
export type RawPart =
  | Exclude<Part, { kind: "figure" } | { kind: "sources" }>
  | {
      readonly kind: "figure";
      readonly src: string;
      readonly alt: string;
      readonly caption: string | null;
    }
  | { readonly kind: "sources" };

/** `parts` is empty when there are findings: nothing of a refused file is used. */
export interface CompiledText {
  readonly findings: readonly Finding[];
  readonly index: TextIndex;
  readonly parts: readonly RawPart[];
}

export const emptyIndex: TextIndex = { blocks: [], prose: [], links: [] };
