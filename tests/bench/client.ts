import { Agent, request, type IncomingHttpHeaders } from "node:http";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Name, value, name, value … as they came. */
  readonly rawHeaders: readonly string[];
  /** As it came: compressed. */
  readonly body: Buffer;
}

/** One GET over a kept connection. No fetch: its own work would be measured too. */
export function get(agent: Agent, url: string, headers: Record<string, string>): Promise<Answer> {
  return ask(agent, url, headers, null);
}

/** One POST of a form over a kept connection. */
export function post(
  agent: Agent,
  url: string,
  headers: Record<string, string>,
  form: string,
): Promise<Answer> {
  return ask(agent, url, { ...headers, "Content-Type": "application/x-www-form-urlencoded" }, form);
}

function ask(
  agent: Agent,
  url: string,
  headers: Record<string, string>,
  form: string | null,
): Promise<Answer> {
  const method = form === null ? "GET" : "POST";
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers, method }, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          rawHeaders: response.rawHeaders,
          body: Buffer.concat(pieces),
        }),
      );
    });
    asked.on("error", reject);
    asked.end(form ?? undefined);
  });
}

/** Asks for the same page over `connections` kept connections until the time is over. @returns requests and seconds */
export async function load(
  url: string,
  headers: Record<string, string>,
  { connections, ms }: { readonly connections: number; readonly ms: number },
): Promise<{ requests: number; seconds: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const started = performance.now();
  let requests = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() - started < ms) {
        const { status } = await get(agent, url, headers);
        if (status !== 200) throw new Error(`${url} answered ${status}`);
        requests += 1;
      }
    }),
  );
  agent.destroy();
  return { requests, seconds: (performance.now() - started) / 1000 };
}
