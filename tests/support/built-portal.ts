import { spawn, type ChildProcess } from "node:child_process";
import { openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { freePort } from "./free-port.ts";

export interface BuiltPortal {
  /** Origin, without a slash at the end. */
  readonly url: string;
  readonly process: ChildProcess;
  /** Milliseconds from the start of the process to the first "ready". */
  readonly startMs: number;
  /** What it wrote to its log so far, all starts in this folder together. */
  log(): string;
  /** Ends it as an operator does, or kills it. */
  stop(signal?: "SIGTERM" | "SIGKILL"): Promise<void>;
}

const patienceMs = 180_000;

/**
 * Starts `build/node/main.js` with its data and log in `folder` and waits until it is ready. The caller buries the
 * folder: `buryAtTheEnd` finds the process in `portal.pid`.
 */
export async function startBuiltPortal(
  folder: string,
  variables: Record<string, string> = {},
): Promise<BuiltPortal> {
  const port = variables["PORT"] ?? String(await freePort());
  const path = join(folder, "portal.log");
  const output = openSync(path, "a");
  const started = performance.now();
  const child = spawn(process.execPath, [join(projectRoot(), "build/node/main.js")], {
    env: {
      NODE_ENV: "production",
      PATH: process.env["PATH"],
      HALYPA_DATA_DIR: folder,
      ...variables,
      PORT: port,
    },
    stdio: ["ignore", output, output],
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  writeFileSync(join(folder, "portal.pid"), String(child.pid));
  const url = `http://127.0.0.1:${port}`;
  const log = (): string => readFileSync(path, "utf8");
  while (!(await isReady(url))) {
    if (child.exitCode !== null || performance.now() - started > patienceMs)
      throw new Error(`the portal did not start: ${log()}`);
    await wait(20);
  }
  return {
    url,
    process: child,
    startMs: performance.now() - started,
    log,
    async stop(signal = "SIGTERM") {
      child.kill(signal);
      await exited;
    },
  };
}

function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  );
}

/** Signs in as an account of the demo and gives the value for `Cookie`. */
export async function signInToDemo(url: string, account: string): Promise<string> {
  const response = await fetch(`${url}/login`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: url },
    body: new URLSearchParams({ email: `${account}@demo.example`, password: "halypa-demo" }),
  });
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .find((pair) => pair.startsWith("halypa_session="));
  if (response.status !== 303 || !cookie) throw new Error(`${account} could not sign in: ${response.status}`);
  return cookie;
}
