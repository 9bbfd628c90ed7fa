import type { Element, ElementContent, Root } from "hast";
import type { FindingList } from "../finding.ts";
import { readAddress } from "./address.ts";
import { markers } from "./components.ts";

const nothing: readonly string[] = [];
const elements: Readonly<Record<string, readonly string[]>> = {
  h2: nothing,
  h3: nothing,
  p: nothing,
  ul: nothing,
  ol: ["start"],
  li: nothing,
  strong: nothing,
  em: nothing,
  code: nothing,
  br: nothing,
  hr: nothing,
  blockquote: nothing,
  table: nothing,
  thead: nothing,
  tbody: nothing,
  tr: nothing,
  th: ["align"],
  td: ["align"],
  a: ["href", "rel", "className", "dataTerm"],
  span: ["dataGap"],
};
const markerProperties = new Set([
  "dataId",
  "dataTitle",
  "dataFeedback",
  "dataRight",
  "dataOther",
  "dataSrc",
  "dataAlt",
  "dataCaption",
]);
const own = /^(\/glossary#[a-z0-9-]+|\/resources\/assets\/[0-9a-f]{64})$/;

/**
 * Checks finished HTML, parsed as a browser would, against the list of elements and attributes that lessons may
 * hold: whatever slipped past the first check is refused here. `withMarkers` allows the parts' own elements.
 */
export function checkHtml(
  root: Root,
  files: ReadonlySet<string>,
  findings: FindingList,
  withMarkers: boolean,
): void {
  const refuse = (name: string): void =>
    findings.add("html-off-list", undefined, { name: name.slice(0, 40) });

  function visit(node: ElementContent | Root["children"][number]): void {
    if (node.type === "text") return;
    if (node.type !== "element") return refuse(node.type);
    const marker = markers.has(node.tagName);
    const allowed = Object.hasOwn(elements, node.tagName) ? elements[node.tagName] : undefined;
    if (marker ? !withMarkers : allowed === undefined) return refuse(node.tagName);
    for (const [name, value] of Object.entries(node.properties)) {
      const known = marker ? markerProperties.has(name) : allowed?.includes(name);
      if (!known || !valueFits(node, name, value)) refuse(`${node.tagName} ${name}`);
    }
    if (node.tagName === "a" && node.properties["href"] === undefined) refuse("a");
    for (const child of node.children) visit(child);
  }

  function valueFits(node: Element, name: string, value: unknown): boolean {
    switch (name) {
      case "href":
        if (typeof value !== "string") return false;
        return own.test(value) || readAddress(value, files).kind !== "refused";
      case "rel":
        return Array.isArray(value) && value.every((word) => word === "noopener");
      case "className":
        return Array.isArray(value) && value.length === 1 && value[0] === "term";
      case "align":
        return value === "left" || value === "right" || value === "center";
      case "start":
        return typeof value === "number" && Number.isInteger(value);
      case "dataTerm":
      case "dataGap":
      case "dataId":
        return typeof value === "string" && /^[a-z0-9-]+$/.test(value);
      default:
        return typeof value === "string" && node.tagName.startsWith("halypa-");
    }
  }

  for (const child of root.children) visit(child);
}
