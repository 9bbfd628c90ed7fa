/** The part of a Markdown or MDX tree that the pipeline reads. */
export interface MdNode {
  readonly type: string;
  readonly name?: string | null;
  readonly value?: string;
  readonly url?: string;
  readonly title?: string | null;
  readonly depth?: number;
  readonly checked?: boolean | null;
  readonly children?: readonly MdNode[];
  readonly attributes?: readonly MdAttribute[];
  readonly position?: { readonly start: { readonly line: number; readonly column: number } } | undefined;
}

export interface MdAttribute {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
}

/** All text below a node, joined without marks. */
export function textOf(node: MdNode): string {
  if (node.type === "text" || node.type === "inlineCode") return node.value ?? "";
  if (node.type === "break") return " ";
  return (node.children ?? []).map(textOf).join("");
}
