import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";

/** Runs `npm run chaos` on the pages that are built already, with a portal and a browser of its own. */
async function chaos(...args: string[]): Promise<{ readonly code: unknown; readonly said: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/chaos/chaos.ts", ...args], {
    env: { ...process.env, NODE_ENV: "test" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code]: unknown[] = await once(child, "close");
  console.log(said);
  return { code, said };
}

it("in 10 runs of dying tabs, networks, sessions and servers no answer is lost and no attempt is spent", async () => {
  const { code, said } = await chaos("--runs", "10", "--seed", "20");
  expect(said).toContain("faults: 0");
  expect(code).toBe(0);
}, 400_000);

it.each([
  ["a server that throws answers away", "server-forgets"],
  ["a device that keeps nothing", "device-forgets"],
  ["a page that takes a cut network for an answer", "cut-counts-as-saved"],
])(
  "and %s is found out",
  async (_, plant) => {
    const { code, said } = await chaos("--runs", "6", "--seed", "30", "--plant", plant);
    expect(said).toMatch(/FAULT .*wanted/);
    expect(code).toBe(1);
  },
  400_000,
);
