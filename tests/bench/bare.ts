import { fork } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";
import type { Answer } from "./client.ts";

/** Hop-by-hop headers and those that Node makes itself. */
const notCopied = new Set(["connection", "keep-alive", "date", "transfer-encoding", "content-length"]);

/** Starts the bare server with these answers. @returns its origin, and a way to end it */
export async function startBare(pages: ReadonlyMap<string, Answer>): Promise<{ url: string; stop(): void }> {
  const child = fork(join(import.meta.dirname, "bare-server.ts"), [], { execArgv: ["--import", "tsx"] });
  const answer = new Promise((resolve) => child.once("message", resolve));
  child.send({
    pages: [...pages].map(([path, { rawHeaders, body }]) => ({
      path,
      headers: [...headersOf(rawHeaders), "Content-Length", String(body.length)],
      body: body.toString("base64"),
    })),
  });
  const { port } = z.object({ port: z.number() }).parse(await answer);
  return { url: `http://127.0.0.1:${port}`, stop: () => void child.kill() };
}

function headersOf(raw: readonly string[]): string[] {
  return raw.filter((_, at) => !notCopied.has((raw[at - (at % 2)] ?? "").toLowerCase()));
}
