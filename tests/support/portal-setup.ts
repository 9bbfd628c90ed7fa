import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, realpathSync, writeFileSync, openSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { TestProject } from "vitest/node";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { buryAtTheEnd } from "./undertaker.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Origin of a built portal with a fresh demo, for browser journeys: `inject("portalUrl")`. */
    portalUrl: string;
  }
}

const patienceMs = 120_000;

/** Global set-up of the browser journeys: the built portal on a free port, with its own data, gone at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "halypa-portal-")));
  chmodSync(folder, 0o755);
  const bury = buryAtTheEnd(folder);
  const log = join(folder, "portal.log");
  const port = await freePort();
  const output = openSync(log, "a");
  const portal = spawn(process.execPath, [join(projectRoot(), "build/node/main.js")], {
    env: { NODE_ENV: "production", PATH: process.env["PATH"], PORT: String(port), HALYPA_DATA_DIR: folder },
    stdio: ["ignore", output, output],
  });
  writeFileSync(join(folder, "portal.pid"), String(portal.pid));
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + patienceMs;
  while (!(await isReady(url))) {
    if (portal.exitCode !== null || Date.now() > deadline) {
      const said = readFileSync(log, "utf8");
      await bury();
      throw new Error(`the portal did not start: ${said}`);
    }
    await wait(100);
  }
  project.provide("portalUrl", url);
  return async () => {
    portal.kill("SIGTERM");
    await new Promise((done) => (portal.exitCode === null ? portal.once("exit", done) : done(null)));
    await bury();
  };
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
