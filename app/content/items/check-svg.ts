import type { FindingList, Place } from "../finding.ts";

const elements = new Set(
  (
    "svg g path rect circle ellipse line polyline polygon text tspan title desc defs marker use symbol " +
    "linearGradient radialGradient stop clipPath mask pattern"
  ).split(" "),
);
const attributes = new Set(
  (
    "id x y x1 y1 x2 y2 cx cy r rx ry fx fy d points width height viewBox preserveAspectRatio transform xmlns " +
    "fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset " +
    "stroke-opacity stroke-miterlimit opacity color font-family font-size font-weight font-style text-anchor " +
    "dominant-baseline alignment-baseline letter-spacing dx dy rotate textLength lengthAdjust role aria-label " +
    "aria-labelledby aria-hidden aria-describedby xml:lang lang xml:space href offset stop-color stop-opacity gradientUnits " +
    "gradientTransform spreadMethod patternUnits patternTransform patternContentUnits clip-path clip-rule " +
    "clipPathUnits mask maskUnits markerWidth markerHeight markerUnits refX refY orient marker-start marker-mid " +
    "marker-end vector-effect paint-order shape-rendering text-rendering version focusable"
  ).split(" "),
);
const namespace = "http://www.w3.org/2000/svg";
const entity = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/;

/**
 * Reads an SVG as strict XML against an allow-list (no script, style, foreign content or outer address) and gives
 * its size in pixels from `viewBox`. Linear in the file's length, whatever is in it.
 */
export function checkSvg(text: string, findings: FindingList): { width: number; height: number } | null {
  const refuse = (at: number, detail: string): null => {
    findings.add("picture-unsafe", placeAt(text, at), { detail: detail.slice(0, 40) });
    return null;
  };
  const token =
    /<\?xml [^<>?]*\?>|<!--(?:(?!--)[^])*-->|<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/y;
  const open: string[] = [];
  let size: { width: number; height: number } | null = null;
  let roots = 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const found = token.exec(text);
    if (!found) return refuse(at, text.slice(at, at + 20));
    const [whole, closing, name, attributeText, selfClosing] = found;
    if (name === undefined) {
      if (!whole.startsWith("<") && (entity.test(whole) || (open.length === 0 && whole.trim() !== "")))
        return refuse(at, whole.trim());
      continue;
    }
    if (closing) {
      if (open.pop() !== name) return refuse(at, `</${name}>`);
      continue;
    }
    if (!elements.has(name)) return refuse(at, `<${name}>`);
    const values = readAttributes(attributeText ?? "");
    for (const [attribute, value] of values) {
      const fault = attributeFault(attribute, value);
      if (fault) return refuse(at, fault);
    }
    if (new Set(values.map(([attribute]) => attribute)).size !== values.length)
      return refuse(at, `<${name}>`);
    if (open.length === 0) {
      roots++;
      const attribute = new Map(values);
      const box =
        attribute
          .get("viewBox")
          ?.trim()
          .split(/[\s,]+/)
          .map(Number) ?? [];
      const [, , width, height] = box;
      if (name !== "svg" || roots > 1 || attribute.get("xmlns") !== namespace) return refuse(at, "xmlns");
      if (!width || !height || !(width > 0 && height > 0) || box.length !== 4) return refuse(at, "viewBox");
      size = { width: Math.round(width), height: Math.round(height) };
    }
    if (!selfClosing) open.push(name);
  }
  return open.length === 0 && size ? size : refuse(text.length - 1, `</${open.at(-1) ?? "svg"}>`);
}

function readAttributes(text: string): [string, string][] {
  return [...text.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name, double, single]) => [
    name ?? "",
    double ?? single ?? "",
  ]);
}

function attributeFault(name: string, value: string): string | null {
  if (!attributes.has(name)) return name;
  if (entity.test(value)) return `${name}=${value}`;
  if (name === "xmlns") return value === namespace ? null : "xmlns";
  if (name === "href") return /^#[\w-]+$/.test(value) ? null : `href=${value}`;
  const addresses = value.replace(/url\(#[\w-]+\)/g, "");
  return /url\s*\(|[\\]|javascript:|data:|https?:|&#/i.test(addresses) ? `${name}=${value}` : null;
}

function placeAt(text: string, offset: number): Place {
  const lines = text.slice(0, Math.max(0, offset)).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
