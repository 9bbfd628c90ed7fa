/**
 * The cheapest server that Node can be: it sends what it was given, byte for byte, from memory. Started by the bench
 * with a channel; `/metrics` tells its own CPU time as the portal does.
 */
import { createServer } from "node:http";
import { z } from "zod";

const given = z.object({
  pages: z.array(z.object({ path: z.string(), headers: z.array(z.string()), body: z.string() })),
});

process.once("message", (message) => {
  const pages = new Map(
    given
      .parse(message)
      .pages.map(({ path, headers, body }) => [path, { headers, body: Buffer.from(body, "base64") }]),
  );
  const server = createServer((request, response) => {
    if (request.url === "/metrics") {
      const { user, system } = process.cpuUsage();
      response.end(`process_cpu_seconds_total ${(user + system) / 1e6}\n`);
      return;
    }
    const page = pages.get(request.url ?? "");
    response.writeHead(page ? 200 : 404, page?.headers ?? []);
    response.end(page?.body);
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    process.send?.({ port: typeof address === "object" && address ? address.port : 0 });
  });
});
process.on("disconnect", () => process.exit());
