/** What an author's address leads to, or why it is refused. */
export type Address =
  | { readonly kind: "web"; readonly href: string; readonly host: string }
  | { readonly kind: "contact"; readonly href: string }
  | { readonly kind: "file"; readonly name: string }
  | { readonly kind: "refused"; readonly code: "address-odd" | "address-scheme" | "address-file" };

const refused = (code: "address-odd" | "address-scheme" | "address-file"): Address => ({
  kind: "refused",
  code,
});

/**
 * Reads an address with the URL parser that browsers use: regular expressions let `//evil`, `\\evil` and
 * `java\tscript:` through. `files` are the names of the item's own files.
 */
export function readAddress(raw: string, files: ReadonlySet<string>): Address {
  if (raw === "" || /[\u0000-\u0020\u007f-\u009f\\\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]/.test(raw))
    return refused("address-odd");
  let url: URL;
  try {
    url = new URL(raw);
  } catch {
    if (/^[/.#?]/.test(raw)) return refused("address-odd");
    return files.has(raw) ? { kind: "file", name: raw } : refused("address-file");
  }
  switch (url.protocol) {
    case "https:":
    case "http:":
      if (!/^https?:\/\/[^/]/i.test(raw) || url.username !== "" || url.password !== "" || url.host === "")
        return refused("address-odd");
      return { kind: "web", href: url.href, host: url.hostname };
    case "mailto:":
    case "tel:":
      return url.pathname === "" ? refused("address-odd") : { kind: "contact", href: url.href };
    default:
      return refused("address-scheme");
  }
}
