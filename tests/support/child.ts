import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { projectRoot } from "#app/platform/project-root.server.ts";

export interface Child {
  readonly process: ChildProcess;
  /** All that it wrote so far. */
  output(): string;
  /** Resolves with the first line of standard output; rejects when the process ends before. */
  readonly firstLine: Promise<string>;
  /** Exit code, or null after a signal. */
  readonly exit: Promise<number | null>;
  signal(name: NodeJS.Signals): Promise<void>;
}

/** Runs a TypeScript file of the project with these variables added to a bare environment. */
export function runFile(
  path: string,
  args: readonly string[],
  variables: Record<string, string> = {},
): Child {
  const child = spawn(process.execPath, ["--import", "tsx", path, ...args], {
    cwd: projectRoot(),
    env: {
      NODE_ENV: "test",
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      TMPDIR: process.env["TMPDIR"],
      ...variables,
    },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const text = { out: "", all: "" };
  const exit = once(child, "close").then(([code]: unknown[]) => (typeof code === "number" ? code : null));
  const firstLine = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      text.out += chunk.toString();
      text.all += chunk.toString();
      const end = text.out.indexOf("\n");
      if (end >= 0) resolve(text.out.slice(0, end));
    });
    child.stderr.on("data", (chunk: Buffer) => (text.all += chunk.toString()));
    void exit.then((code) => reject(new Error(`ended with ${code}: ${text.all}`)));
  });
  firstLine.catch(() => {});
  return {
    process: child,
    output: () => text.all,
    firstLine,
    exit,
    async signal(name) {
      child.kill(name);
      await exit;
    },
  };
}
