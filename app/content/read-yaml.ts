import { isAlias, isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document } from "yaml";
import { z } from "zod";
import type { FindingList, Place } from "./finding.ts";
import { fileStart } from "./finding.ts";
import { nearestWord } from "./nearest-word.ts";

export interface YamlFile<T> {
  readonly value: T;
  /** Where the value at a path stands, or the nearest thing around it. */
  place(path: readonly PropertyKey[]): Place;
}

/** Reads YAML of the core schema (no tags, no aliases) and checks it; findings name line, key and a near word. */
export function readYaml<T>(text: string, schema: z.ZodType<T>, findings: FindingList): YamlFile<T> | null {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, schema: "core", uniqueKeys: true, merge: false });
  for (const error of [...doc.errors, ...doc.warnings]) {
    const at = lines.linePos(error.pos[0]);
    findings.add("yaml-syntax", { line: at.line, column: at.col }, { detail: firstLine(error.message) });
  }
  if (doc.errors.length + doc.warnings.length > 0) return null;
  let alias = false;
  visit(doc, { Alias: () => void (alias = true) });
  if (alias || isAlias(doc.contents)) {
    findings.add("yaml-syntax", fileStart, { detail: "*alias" });
    return null;
  }

  const place = (path: readonly PropertyKey[]): Place => placeOf(doc, lines, path);
  const parsed = schema.safeParse(doc.toJS());
  if (parsed.success) return { value: parsed.data, place };
  for (const issue of parsed.error.issues) {
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) {
        const near = nearestWord(key, knownKeys(schema));
        findings.add("yaml-unknown-key", keyPlace(doc, lines, issue.path, key), { key, near: near ?? "—" });
      }
    } else if (!doc.hasIn(issue.path) && issue.path.length > 0) {
      findings.add("yaml-missing-key", place(issue.path), { key: issue.path.map(String).join(".") });
    } else {
      const key = issue.path.map(String).join(".");
      findings.add("yaml-wrong-value", place(issue.path), { key: key || "—", expected: expectedBy(issue) });
    }
  }
  return null;
}

function placeOf(doc: Document, lines: LineCounter, path: readonly PropertyKey[]): Place {
  for (let length = path.length; length >= 0; length--) {
    const node: unknown = length === 0 ? doc.contents : doc.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) {
      const at = lines.linePos(node.range[0]);
      return { line: at.line, column: at.col };
    }
  }
  return fileStart;
}

function keyPlace(doc: Document, lines: LineCounter, path: readonly PropertyKey[], key: string): Place {
  const map: unknown = path.length === 0 ? doc.contents : doc.getIn(path, true);
  const pair = isMap(map)
    ? map.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
    : undefined;
  if (!pair || !isNode(pair.key) || !pair.key.range) return placeOf(doc, lines, path);
  const at = lines.linePos(pair.key.range[0]);
  return { line: at.line, column: at.col };
}

/** What would fit, in words that need no translation: `a | b`, `number`, `≥ 1`, a pattern's own description. */
function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_value":
      return issue.values.map(String).join(" | ");
    case "invalid_type":
      return issue.expected;
    case "too_small":
      return `≥ ${String(issue.minimum)}`;
    case "too_big":
      return `≤ ${String(issue.maximum)}`;
    case "not_multiple_of":
      return `${issue.divisor} · n`;
    case "invalid_union": {
      const each = issue.errors.flatMap((issues) => issues.slice(0, 1).map(expectedBy));
      return each.length > 0 ? [...new Set(each)].join(" | ") : issue.message;
    }
    default:
      return issue.message;
  }
}

const firstLine = (text: string): string => text.split("\n")[0]?.replace(/ at line \d+.*$/, "") ?? "";

const keysBySchema = new WeakMap<z.ZodType, ReadonlySet<string>>();

function knownKeys(schema: z.ZodType): ReadonlySet<string> {
  let keys = keysBySchema.get(schema);
  if (!keys) {
    const found = new Set<string>();
    collectKeys(z.toJSONSchema(schema, { unrepresentable: "any", io: "input" }), found);
    keysBySchema.set(schema, (keys = found));
  }
  return keys;
}

function collectKeys(node: unknown, found: Set<string>): void {
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === "properties" && typeof value === "object" && value !== null)
      Object.keys(value).forEach((name) => found.add(name));
    collectKeys(value, found);
  }
}
