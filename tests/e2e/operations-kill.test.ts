import { chmodSync, mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isRunning } from "#app/server/embedded/process-table.server.ts";
import { recordedPid } from "#app/server/embedded/stale-lock.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { signInToDemo, startBuiltPortal, type BuiltPortal } from "#tests/support/built-portal.ts";
import { buryAtTheEnd } from "#tests/support/undertaker.ts";

/** Kills of each kind; `HALYPA_KILL_LOOPS=20` is the full run. */
const loops = Number(process.env["HALYPA_KILL_LOOPS"] || 2);
const lesson = "what-social-work-is";
const page = `/learn/social-work-1/${lesson}`;

let folder = "";
let bury = (): Promise<void> => Promise.resolve();
let portal: BuiltPortal;
let cookies: string[] = [];

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "halypa-kill-")));
  chmodSync(folder, 0o755);
  bury = buryAtTheEnd(folder);
  portal = await startBuiltPortal(folder);
  cookies = await Promise.all(["worker", "worker2"].map((name) => signInToDemo(portal.url, name)));
});
afterAll(() => bury());

/** What a script sends with each reflection: who writes, and to what. */
interface Form {
  readonly author: string;
  readonly prompt: string;
}

async function formOf(cookie: string): Promise<Form> {
  const html = await (await fetch(portal.url + page, { headers: { Cookie: cookie } })).text();
  const prompt = /name="prompt" value="([^"]+)"/.exec(html)?.[1];
  const author = /data-author="([^"]+)"/.exec(html)?.[1];
  if (!prompt || !author) throw new Error("the lesson has no reflection");
  return { author, prompt };
}

interface Writer {
  /** The last text that was acknowledged. */
  kept: string;
  /** How many were, in this loop. */
  acknowledged: number;
  gone: Promise<void>;
}

/** Keeps a reflection again and again until the portal is gone. */
function startWriter(cookie: string, form: Form): Writer {
  const writer: Writer = { kept: "", acknowledged: 0, gone: Promise.resolve() };
  const write = async (text: string): Promise<boolean> => {
    const answer = await fetch(`${portal.url}/resources/reflections`, {
      method: "POST",
      headers: { Cookie: cookie, Origin: portal.url, Accept: "application/json" },
      body: new URLSearchParams({ ...form, write: uuidv7(), lesson, text }),
    }).catch(() => null);
    return answer?.ok === true && (await answer.text().catch(() => "")) !== "";
  };
  writer.gone = (async () => {
    for (let n = 0; ; n++) {
      const text = `written ${Date.now()} ${n}`;
      if (!(await write(text))) return;
      writer.kept = text;
      writer.acknowledged += 1;
    }
  })();
  return writer;
}

async function killDatabase(): Promise<void> {
  const pid = recordedPid(join(folder, "postgres")) ?? 0;
  if (isRunning(pid)) process.kill(pid, "SIGKILL");
  while (isRunning(pid)) await wait(10);
}

describe.each(["Node", "Node and the database"] as const)("kill -9 of %s under the portal", (victim) => {
  it(
    `keeps sign-ins and every acknowledged write in ${loops} loops, and the next start is up by itself`,
    async () => {
      const forms = await Promise.all(cookies.map(formOf));
      let all = 0;
      for (let loop = 0; loop < loops; loop++) {
        const writers = cookies.flatMap((cookie, i) => (forms[i] ? [startWriter(cookie, forms[i])] : []));
        while (writers.some(({ acknowledged }) => acknowledged < 3)) await wait(5);
        await wait(Math.random() * 100);
        const killed = portal.stop("SIGKILL");
        if (victim === "Node and the database") await killDatabase();
        await killed;
        await Promise.all(writers.map(({ gone }) => gone));
        all += writers.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
        portal = await startBuiltPortal(folder);
        for (const [i, cookie] of cookies.entries()) {
          const html = await (await fetch(portal.url + page, { headers: { Cookie: cookie } })).text();
          const shown = /written (\d+) (\d+)/.exec(html);
          const [, at = "0", n = "0"] = /written (\d+) (\d+)/.exec(writers[i]?.kept ?? "") ?? [];
          // The write under way may have been kept without its answer arriving.
          expect(Number(shown?.[1]), `lost in loop ${loop + 1}`).toBeGreaterThanOrEqual(Number(at));
          expect(Number(shown?.[2])).toBeGreaterThanOrEqual(Number(n));
        }
      }
      console.log(`${victim}: ${loops} kills, ${all} acknowledged writes, none lost`);
    },
    60_000 + loops * 20_000,
  );
});
