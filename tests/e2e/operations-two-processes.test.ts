import { chmodSync, mkdtempSync, realpathSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "#app/db/client.server.ts";
import { contentImport, contentVersion, person } from "#app/db/schema/index.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { signInToDemo, startBuiltPortal, type BuiltPortal } from "#tests/support/built-portal.ts";
import { freePort } from "#tests/support/free-port.ts";
import { startPostgresServer, systemPostgres, type PostgresServer } from "#tests/support/postgres-server.ts";
import { buryAtTheEnd } from "#tests/support/undertaker.ts";

const bin = systemPostgres();
const lesson = "what-social-work-is";
const page = `/learn/social-work-1/${lesson}`;

/** Hands each request to the next of the origins, as the simplest proxy does. */
async function roundRobin(port: number, origins: () => readonly string[]): Promise<Server> {
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    const all = origins();
    const target = new URL(incoming.url ?? "/", all[turn++ % all.length]);
    const headers = { ...incoming.headers, "x-forwarded-for": incoming.socket.remoteAddress ?? "" };
    const asked = request(target, { method: incoming.method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, "x-served-by": target.port });
      answer.pipe(outgoing);
    });
    asked.on("error", () => outgoing.writeHead(502).end());
    incoming.pipe(asked);
  });
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  return server;
}

describe.runIf(bin !== null)("two processes behind a proxy on one PostgreSQL", () => {
  let server: PostgresServer;
  let proxy: Server;
  let portals: BuiltPortal[] = [];
  let url = "";
  const burials: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    server = await startPostgresServer(bin ?? "");
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const start = (): Promise<BuiltPortal> => {
      const folder = realpathSync(mkdtempSync(join(tmpdir(), "halypa-two-")));
      chmodSync(folder, 0o755);
      burials.push(buryAtTheEnd(folder));
      return startBuiltPortal(folder, {
        DATABASE_URL: server.url,
        HALYPA_SECRET: "the one secret that both of the processes share",
        HALYPA_DEMO: "on",
        PUBLIC_URL: url,
      });
    };
    // At once, on an empty database: both migrate, make keys, import and make the demo.
    portals = await Promise.all([start(), start()]);
    proxy = await roundRobin(port, () => portals.map((portal) => portal.url));
  });
  afterAll(async () => {
    proxy.close();
    for (const portal of portals) await portal.stop();
    for (const bury of burials) await bury();
    await server.stop();
  });

  it("starts both at once on an empty database, and everything is there once", async () => {
    const pool = openDatabase({ url: server.url }, 1);
    const versions = await pool.db.$count(contentVersion);
    const [distinct] = await pool.sql<
      { n: number }[]
    >`select count(distinct (item_id, hash))::int as n from content_version`;
    const people = await pool.db.select({ userName: person.userName }).from(person);
    expect(versions).toBeGreaterThan(10);
    expect(distinct?.n).toBe(versions);
    expect(await pool.db.$count(contentImport)).toBe(1);
    expect(new Set(people.map(({ userName }) => userName)).size).toBe(people.length);
    await pool.close();
  });

  it("signs in on one, writes on the other, and reads the same from both", async () => {
    const cookie = await signInToDemo(url, "worker");
    const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
      fetch(url + path, { ...init, headers: { Cookie: cookie, Origin: url } });
    const first = await ask(page);
    const html = await first.text();
    const prompt = /name="prompt" value="([^"]+)"/.exec(html)?.[1] ?? "";
    const author = /data-author="([^"]+)"/.exec(html)?.[1] ?? "";
    const servedBy = new Set([first.headers.get("x-served-by")]);
    for (const text of ["one", "two", "three", "four"]) {
      const body = new URLSearchParams({ author, write: uuidv7(), lesson, prompt, text: `kept by ${text}` });
      const saved = await ask("/resources/reflections", { method: "POST", body });
      expect(saved.status).toBe(200);
      const read = await ask(page);
      expect(await read.text()).toContain(`kept by ${text}`);
      expect(read.headers.get("x-served-by")).not.toBe(saved.headers.get("x-served-by"));
      servedBy.add(read.headers.get("x-served-by")).add(saved.headers.get("x-served-by"));
    }
    expect(servedBy.size).toBe(2);
  });

  it("goes on with one while the other is stopped", async () => {
    const cookie = await signInToDemo(url, "worker2");
    const [one, other] = portals;
    await other?.stop();
    portals = one ? [one] : [];
    const answer = await fetch(url + page, { headers: { Cookie: cookie } });
    expect(answer.status).toBe(200);
  });
});
