import { fork, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { projectRoot } from "#app/platform/project-root.server.ts";

const answer = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("done"), summary: z.string(), problems: z.array(z.string()) }),
  z.object({ kind: z.literal("failed"), reason: z.string() }),
]);
export type ImportAnswer = z.infer<typeof answer>;

export interface ContentImporter {
  /** One import of `content/`. Never rejects: a process that died is a failed import. */
  run(): Promise<ImportAnswer>;
  stop(): void;
}

const longestImportMs = 15 * 60_000;

/**
 * Imports content in a process of its own: no lesson can stop the portal, and the compiler's memory goes with
 * it. The process stays for further imports until it is stopped, which saves its warm-up while people write.
 */
export function contentImporter(): ContentImporter {
  let child: ChildProcess | null = null;
  return {
    async run() {
      child ??= start();
      const current = child;
      const result = await ask(current);
      if (!current.connected) child = null;
      return result;
    },
    stop() {
      child?.kill("SIGKILL");
      child = null;
    },
  };
}

function start(): ChildProcess {
  const bundled = fileURLToPath(import.meta.url).endsWith(".js");
  return bundled
    ? fork(join(projectRoot(), "build/node/content-import.js"), [], { execArgv: ["--enable-source-maps"] })
    : fork(join(projectRoot(), "app/server/cli/content-import.ts"), [], { execArgv: ["--import", "tsx"] });
}

function ask(child: ChildProcess): Promise<ImportAnswer> {
  return new Promise((resolve) => {
    const finish = (result: ImportAnswer): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(result);
    };
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      finish({ kind: "failed", reason: "the import took longer than 15 minutes" });
    }, longestImportMs);
    child.once("error", (error) => finish({ kind: "failed", reason: error.message }));
    child.once("exit", (code, signal) =>
      finish({ kind: "failed", reason: `the import process ended (${code ?? signal})` }),
    );
    child.once("message", (message) => finish(answer.parse(message)));
    child.send({ kind: "import" });
  });
}
