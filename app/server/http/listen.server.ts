import { createServer, type Server } from "node:http";
import type { Express } from "express";
import { StartError } from "#app/platform/start-error.ts";

export interface Listening {
  readonly server: Server;
  readonly port: number;
  /** Takes no new connections, lets requests finish for at most `graceMs`, then ends the rest. */
  finish(graceMs: number): Promise<void>;
}

/** @throws StartError when the port cannot be used. */
export async function listen(app: Express, port: number, host: string): Promise<Listening> {
  const server = createServer(app);
  // A phone on a slow network pays a second for each new connection.
  server.keepAliveTimeout = 75_000;
  server.headersTimeout = 80_000;
  await new Promise<void>((done, failed) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      failed(new StartError(portReason(error, port, host))),
    );
    server.listen(port, host, () => done());
  });
  const address = server.address();
  return {
    server,
    port: typeof address === "object" && address ? address.port : port,
    finish: (graceMs) =>
      new Promise((done) => {
        const timer = setTimeout(() => server.closeAllConnections(), graceMs);
        // A kept-alive connection turns idle when its request is answered.
        const sweep = setInterval(() => server.closeIdleConnections(), 50);
        server.close(() => {
          clearTimeout(timer);
          clearInterval(sweep);
          done();
        });
      }),
  };
}

function portReason(error: NodeJS.ErrnoException, port: number, host: string): string {
  if (error.code === "EADDRINUSE") return `PORT ${port} is in use: stop what uses it, or set another PORT`;
  if (error.code === "EACCES") return `PORT ${port} needs more rights: set a PORT above 1023`;
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return `HOST ${host} is not an address of this machine`;
  return `cannot listen on ${host}:${port} (${error.code ?? "unknown"})`;
}
