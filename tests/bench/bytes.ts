import { Agent } from "node:http";
import { brotliDecompressSync } from "node:zlib";
import { get, type Answer } from "./client.ts";

/** Bytes on the wire by kind: headers and compressed body. */
export interface Weight {
  readonly document: number;
  readonly css: number;
  readonly js: number;
  readonly other: number;
}

/** The cookie that the page's script sets once the device has its seal, so that later pages do not bring it again. */
export async function sealCookie(origin: string, path: string, cookie: string): Promise<string> {
  const agent = new Agent();
  const { body } = await get(agent, new URL(path, origin).href, { Cookie: cookie });
  agent.destroy();
  const seal =
    /data-seal="{&quot;author&quot;:&quot;[^&]*([^&]{8})&quot;,&quot;lang&quot;:&quot;(..)&quot;/.exec(
      body.toString("utf8"),
    );
  if (!seal) throw new Error("the page brings no seal");
  return `halypa_seal=${seal[1]}.${seal[2]}`;
}

/** What a browser with an empty cache fetches for a page: the document and what it names. Pictures are not counted. */
export async function weigh(origin: string, path: string, cookie: string): Promise<Weight> {
  const agent = new Agent({ keepAlive: true });
  const fetchOne = (at: string): Promise<Answer> =>
    get(agent, new URL(at, origin).href, { Cookie: cookie, "Accept-Encoding": "br" });
  const document = await fetchOne(path);
  const html = brotliDecompressSync(document.body).toString("utf8");
  const weight = { document: sizeOf(document), css: 0, js: 0, other: 0 };
  for (const address of linked(html)) {
    const answer = await fetchOne(address);
    const type = answer.headers["content-type"] ?? "";
    const kind = type.startsWith("text/css") ? "css" : type.includes("javascript") ? "js" : "other";
    weight[kind] += sizeOf(answer);
  }
  agent.destroy();
  return weight;
}

function linked(html: string): Set<string> {
  const tags = html.match(/<(?:link|script)\b[^>]*>/g) ?? [];
  return new Set(
    tags
      .filter((tag) => !/rel="(?:canonical|alternate|prefetch|next|prev)"/.test(tag))
      .map((tag) => /(?:href|src)="(\/[^"]*)"/.exec(tag)?.[1])
      .filter((address) => address !== undefined),
  );
}

function sizeOf({ rawHeaders, body }: Answer): number {
  const lines = rawHeaders.reduce((sum, text) => sum + Buffer.byteLength(text) + 2, 0);
  return "HTTP/1.1 200 OK\r\n".length + lines + 2 + body.length;
}
