import type { Element, ElementContent, Root } from "hast";
import { toHtml } from "hast-util-to-html";
import type { BoxKind } from "#app/domain/curriculum/parts.ts";
import type { RawPart } from "./compiled-text.ts";

const boxes: Readonly<Record<string, BoxKind>> = {
  "halypa-case": "case",
  "halypa-keypoints": "key-points",
  "halypa-practicenote": "practice-note",
  "halypa-lawbox": "law",
  "halypa-safetybox": "safety",
  "halypa-officialbox": "official",
};
const inlineElements = new Set(["a", "em", "strong", "code", "br", "span"]);

type Nodes = readonly ElementContent[];

/** Cuts checked HTML into ordered parts: at each component, and at each heading of the second level. */
export function cutParts(root: Root): RawPart[] {
  const parts: RawPart[] = [];
  let run: ElementContent[] = [];
  const flush = (): void => {
    const html = blocksHtml(run);
    if (html !== "") parts.push({ kind: "html", html });
    run = [];
  };
  for (const node of root.children) {
    if (node.type === "doctype") continue;
    if (isElement(node) && node.tagName.startsWith("halypa-")) {
      flush();
      parts.push(partOf(node));
      continue;
    }
    if (isElement(node) && node.tagName === "h2") flush();
    run.push(node);
  }
  flush();
  return parts;
}

function partOf(node: Element): RawPart {
  const id = prop(node, "dataId");
  const title = prop(node, "dataTitle");
  const box = boxes[node.tagName];
  if (box) return { kind: "box", box, title: title || null, html: blocksHtml(node.children) };
  switch (node.tagName) {
    case "halypa-question": {
      const feedback = childrenNamed(node, "halypa-feedback")[0];
      return {
        kind: "question",
        id,
        stem: blocksHtml(node.children.filter((child) => !isMarker(child))),
        options: childrenNamed(node, "halypa-option").map(optionOf),
        targets: childrenNamed(node, "halypa-target").map((target) => ({
          id: prop(target, "dataId"),
          html: lineHtml(target.children),
        })),
        feedback: feedback
          ? { right: prop(feedback, "dataRight"), other: prop(feedback, "dataOther") }
          : null,
      };
    }
    case "halypa-scenario":
      return {
        kind: "scenario",
        id,
        title,
        steps: childrenNamed(node, "halypa-step").map((step) => ({
          id: prop(step, "dataId"),
          html: blocksHtml(step.children.filter((child) => !isMarker(child))),
          choices: childrenNamed(step, "halypa-choice").map(optionOf),
        })),
      };
    case "halypa-reflection":
      return { kind: "reflection", id, html: blocksHtml(node.children) };
    case "halypa-fieldtask":
      return { kind: "field-task", id, html: blocksHtml(node.children) };
    case "halypa-supervisionprompts":
      return {
        kind: "supervision-prompt",
        prompts: childrenNamed(node, "halypa-prompt").map((prompt) => ({
          id: prop(prompt, "dataId"),
          html: blocksHtml(prompt.children),
        })),
      };
    case "halypa-checklist": {
      const list = node.children.find((child) => isElement(child) && /^[uo]l$/.test(child.tagName));
      const items = list && isElement(list) ? list.children.filter(isElement) : [];
      return { kind: "checklist", id, title, items: items.map((item) => lineHtml(item.children)) };
    }
    case "halypa-figure":
      return {
        kind: "figure",
        src: prop(node, "dataSrc"),
        alt: prop(node, "dataAlt"),
        caption: prop(node, "dataCaption") || null,
      };
    case "halypa-sources":
      return { kind: "sources" };
    default:
      throw new Error(`${node.tagName} is not a part`);
  }
}

const optionOf = (node: Element) => ({
  id: prop(node, "dataId"),
  html: lineHtml(node.children),
  feedback: prop(node, "dataFeedback"),
});

const isElement = (node: Root["children"][number]): node is Element => node.type === "element";
const isMarker = (node: ElementContent): boolean => isElement(node) && node.tagName.startsWith("halypa-");
const childrenNamed = (node: Element, name: string): Element[] =>
  node.children.filter(isElement).filter((child) => child.tagName === name);

function prop(node: Element, name: string): string {
  const value = node.properties[name];
  return typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
}

/** Blocks as HTML; words that stand loose become a paragraph. */
function blocksHtml(nodes: Nodes): string {
  const blocks: ElementContent[] = [];
  let loose: ElementContent[] = [];
  const wrap = (): void => {
    const children = trimmed(loose);
    if (children.length > 0) blocks.push({ type: "element", tagName: "p", properties: {}, children });
    loose = [];
  };
  for (const node of nodes) {
    if (node.type === "text" || (isElement(node) && inlineElements.has(node.tagName))) loose.push(node);
    else {
      wrap();
      blocks.push(node);
    }
  }
  wrap();
  return blocks.map((block) => toHtml(block)).join("\n");
}

function trimmed(nodes: Nodes): ElementContent[] {
  const solid = nodes.map((node) => node.type !== "text" || node.value.trim() !== "");
  return nodes.slice(Math.max(0, solid.indexOf(true)), solid.lastIndexOf(true) + 1);
}

/** One line of words: a single paragraph around it is taken off. */
function lineHtml(nodes: Nodes): string {
  const solid = nodes.filter((node) => node.type !== "text" || node.value.trim() !== "");
  const only = solid.length === 1 ? solid[0] : undefined;
  return toHtml([...(only && isElement(only) && only.tagName === "p" ? only.children : nodes)]).trim();
}
