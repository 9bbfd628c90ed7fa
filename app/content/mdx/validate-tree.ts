import type { FindingList, Place } from "../finding.ts";
import { fileStart } from "../finding.ts";
import { limits } from "../limits.ts";
import { nearestWord } from "../nearest-word.ts";
import { readAddress } from "./address.ts";
import { components, type ComponentRule } from "./components.ts";
import type { BlockMark, LinkMark, ProseBlock, TextIndex } from "./compiled-text.ts";
import { textOf, type MdNode } from "./node.ts";

const inlineTypes = new Set([
  "text",
  "emphasis",
  "strong",
  "link",
  "inlineCode",
  "break",
  "mdxJsxTextElement",
]);
const blockTypes = new Set([
  "paragraph",
  "heading",
  "list",
  "listItem",
  "blockquote",
  "table",
  "tableRow",
  "tableCell",
  "thematicBreak",
  "mdxJsxFlowElement",
]);
const proseTypes = new Set(["paragraph", "heading", "tableCell"]);

/**
 * Checks an MDX tree against the allow-lists before anything is compiled, and notes what later checks need.
 * Nothing is removed: what does not belong becomes a finding.
 */
export function validateTree(root: MdNode, files: ReadonlySet<string>, findings: FindingList): TextIndex {
  const blocks: BlockMark[] = [];
  const prose: ProseBlock[] = [];
  const links: LinkMark[] = [];

  function visit(node: MdNode, container: MdNode, within: readonly string[], depth: number): void {
    const place = placeOf(node);
    if (depth > limits.depth) {
      findings.add("too-deep", place, { limit: limits.depth });
      return;
    }
    if (node.type === "mdxjsEsm") return findings.add("import-export", place);
    if (node.type === "mdxFlowExpression" || node.type === "mdxTextExpression")
      return findings.add("expression", place, { text: short(node.value ?? "") });
    if (node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement")
      return visitComponent(node, container, within, depth);
    if (node.type !== "root" && !inlineTypes.has(node.type) && !blockTypes.has(node.type))
      return findings.add("markdown-kind", place, { kind: node.type });
    if (node.type === "heading" && (node.depth === undefined || node.depth < 2 || node.depth > 3))
      findings.add("heading-depth", place, { depth: node.depth ?? 0 });
    if (node.type === "listItem" && typeof node.checked === "boolean")
      findings.add("markdown-kind", place, { kind: "task list" });
    if (node.type === "link") visitLink(node, place);
    if (proseTypes.has(node.type))
      prose.push({ text: textOf(node), ...place, heading: node.depth ?? null, within });
    for (const child of node.children ?? []) visit(child, node, within, depth + 1);
  }

  function visitLink(node: MdNode, place: Place): void {
    if (node.title) findings.add("markdown-kind", place, { kind: "link title" });
    const address = readAddress(node.url ?? "", files);
    if (address.kind === "refused") findings.add(address.code, place, { address: short(node.url ?? "") });
    if (address.kind === "web") links.push({ href: address.href, host: address.host, ...place });
  }

  function visitComponent(node: MdNode, container: MdNode, within: readonly string[], depth: number): void {
    const place = placeOf(node);
    const name = node.name ?? "";
    const rule = Object.hasOwn(components, name) ? components[name] : undefined;
    const props = readProps(node, name, rule, place);
    if (!rule) {
      if (/^[a-z]+[a-z0-9]*$/.test(name)) findings.add("html-element", place, { name });
      else
        findings.add("component-unknown", place, {
          name: name || "<>",
          near: nearestWord(name, Object.keys(components)) ?? "—",
        });
      for (const child of node.children ?? []) visit(child, node, within, depth + 1);
      return;
    }
    const parent = within.at(-1) ?? null;
    checkPlace(node, container, name, rule, parent);
    checkContent(node, name, rule, place);
    if (name === "Figure" && props["src"] !== undefined) {
      const address = readAddress(props["src"], files);
      if (address.kind === "refused") findings.add(address.code, place, { address: short(props["src"]) });
      else if (address.kind !== "file") findings.add("address-file", place, { address: short(props["src"]) });
    }
    if (rule.within !== "inline" || name === "Gap" || name === "Term")
      blocks.push({ name, id: props["id"] ?? null, parent, props, ...place });
    const inside = rule.within === "inline" ? within : [...within, name];
    const loose = (node.children ?? []).some((child) => inlineTypes.has(child.type));
    if (loose && rule.within !== "inline")
      prose.push({ text: textOf(node), ...place, heading: null, within: inside });
    for (const child of node.children ?? []) visit(child, node, inside, depth + 1);
  }

  function readProps(
    node: MdNode,
    name: string,
    rule: ComponentRule | undefined,
    place: Place,
  ): Record<string, string> {
    const props: Record<string, string> = {};
    let sound = true;
    for (const attribute of node.attributes ?? []) {
      const key = attribute.name ?? "";
      if (attribute.type === "mdxJsxExpressionAttribute") {
        findings.add("attribute-spread", place, { name });
        sound = false;
      } else if (typeof attribute.value === "object" && attribute.value !== null) {
        findings.add("attribute-expression", place, { name, attribute: key });
        sound = false;
      } else if (Object.hasOwn(props, key)) {
        findings.add("attribute-twice", place, { name, attribute: key });
        sound = false;
      } else {
        Object.defineProperty(props, key, { value: String(attribute.value ?? ""), enumerable: true });
      }
    }
    if (!rule || !sound) return props;
    const parsed = rule.props.safeParse(props);
    if (parsed.success) return props;
    for (const issue of parsed.error.issues) {
      const attribute = String(issue.path[0] ?? "");
      if (issue.code === "unrecognized_keys")
        for (const key of issue.keys)
          findings.add("attribute-unknown", place, {
            name,
            attribute: key,
            known: Object.keys(rule.props.shape).join(", ") || "—",
          });
      else if (!Object.hasOwn(props, attribute))
        findings.add("attribute-missing", place, { name, attribute });
      else findings.add("attribute-wrong", place, { name, attribute, value: short(props[attribute] ?? "") });
    }
    return props;
  }

  function checkPlace(
    node: MdNode,
    container: MdNode,
    name: string,
    rule: ComponentRule,
    parent: string | null,
  ): void {
    const flow = node.type === "mdxJsxFlowElement";
    const fits =
      rule.within === "inline"
        ? name !== "Gap" || parent === "Question"
        : rule.within === "top"
          ? flow && container.type === "root"
          : flow && rule.within.includes(container.name ?? "");
    if (fits) return;
    const where =
      rule.within === "inline" ? "Question" : rule.within === "top" ? "—" : rule.within.join(", ");
    findings.add("component-place", placeOf(node), { name, where });
  }

  function checkContent(node: MdNode, name: string, rule: ComponentRule, at: Place): void {
    const children = node.children ?? [];
    const foreign = children.find((child) => {
      const component = child.type.startsWith("mdxJsx") ? (child.name ?? "") : null;
      const inlineComponent = component === "Term" || component === "Gap";
      switch (rule.content) {
        case "nothing":
          return true;
        case "parts":
          return component === null || !(rule.holds ?? []).includes(component);
        case "list":
          return child.type !== "list";
        case "inline":
          return !inlineTypes.has(child.type) && !inlineComponent && !soleParagraph(children, child);
        case "blocks":
          return component !== null && !inlineComponent && !(rule.holds ?? []).includes(component);
      }
    });
    const empty = rule.content !== "nothing" && children.length === 0;
    const lists = rule.content === "list" && children.length !== 1;
    if (foreign || empty || lists)
      findings.add("component-content", foreign ? placeOf(foreign) : at, { name, content: rule.content });
  }

  for (const child of root.children ?? []) visit(child, root, [], 1);
  return { blocks, prose, links };
}

const soleParagraph = (children: readonly MdNode[], child: MdNode): boolean =>
  children.length === 1 && child.type === "paragraph";

const placeOf = (node: MdNode): Place =>
  node.position ? { line: node.position.start.line, column: node.position.start.column } : fileStart;

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);
