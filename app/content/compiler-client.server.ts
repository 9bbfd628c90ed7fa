import { fork, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { Socket } from "node:net";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { CompilerAnswer, CompilerRequest } from "./compiler-protocol.ts";
import { FindingList } from "./finding.ts";
import { limits } from "./limits.ts";
import type { CompileRequest } from "./mdx/compile-mdx.server.ts";
import { emptyIndex, type CompiledText } from "./mdx/compiled-text.ts";

export interface Compiler {
  /** Never rejects for a bad text: what is wrong, slowness included, comes as findings. */
  compile(request: CompileRequest): Promise<CompiledText>;
  close(): void;
}

/**
 * Compiles texts one after the other in a process of its own, which holds no secrets and is ended and replaced when
 * a text takes longer than `limits.compileMs`. Starts it only when there is something to compile.
 */
export function openCompiler(timeoutMs: number = limits.compileMs): Compiler {
  let child: Promise<ChildProcess> | null = null;
  let running: ChildProcess | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let nextId = 1;

  const stop = (): void => {
    running?.kill("SIGKILL");
    running = null;
    child = null;
  };

  async function compileNow(request: CompileRequest): Promise<CompiledText> {
    const process = await (child ??= start().then((started) => (running = started)));
    const message: CompilerRequest = { ...request, id: nextId++ };
    return new Promise((resolve) => {
      const done = (text: CompiledText): void => {
        clearTimeout(timer);
        process.off("message", onMessage);
        process.off("exit", onExit);
        resolve(text);
      };
      const fail = (code: "too-slow" | "syntax", params: Record<string, string | number>): void => {
        const findings = new FindingList(request.file);
        findings.add(code, undefined, params);
        done({ findings: findings.items, index: emptyIndex, parts: [] });
      };
      const onMessage = (answer: CompilerAnswer): void => {
        if (answer.kind === "ready" || answer.id !== message.id) return;
        if (answer.kind === "compiled") done(answer.text);
        else fail("syntax", { detail: answer.reason });
      };
      const onExit = (): void => {
        stop();
        fail("too-slow", { seconds: timeoutMs / 1000 });
      };
      const timer = setTimeout(onExit, timeoutMs);
      process.on("message", onMessage);
      process.on("exit", onExit);
      process.send(message);
    });
  }

  return {
    compile(request) {
      const result = last.then(() => compileNow(request));
      last = result.catch(() => undefined);
      return result;
    },
    close: stop,
  };
}

function start(): Promise<ChildProcess> {
  const bundled = fileURLToPath(new URL("./compile-content.js", import.meta.url));
  const source = fileURLToPath(new URL("../server/cli/compile-content.ts", import.meta.url));
  const built = existsSync(bundled);
  const child = fork(built ? bundled : source, {
    execArgv: built ? [] : ["--import", pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href],
    env: { PATH: process.env["PATH"], NODE_ENV: "production" },
    serialization: "json",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  // Read to its end, or a full pipe would stop the compiler; told only when it does not start.
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => (said = (said + chunk.toString("utf8")).slice(-2000)));
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error("the content compiler did not start"));
    }, limits.startMs);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the content compiler ended with ${String(code)}: ${said}`)));
    child.once("message", () => {
      clearTimeout(timer);
      child.removeAllListeners("exit");
      child.unref();
      child.channel?.unref();
      if (child.stderr instanceof Socket) child.stderr.unref();
      resolve(child);
    });
  });
}
