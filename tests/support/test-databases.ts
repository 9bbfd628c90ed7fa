import type { DatabaseAddress } from "#app/db/client.server.ts";

/** What the global set-up hands to every test file. */
export interface TestDatabases {
  readonly admin: DatabaseAddress;
  readonly prefix: string;
  readonly template: string;
}

declare module "vitest" {
  interface ProvidedContext {
    testDatabases: TestDatabases;
  }
}

export function databaseNamed(address: DatabaseAddress, name: string): DatabaseAddress {
  if (!("url" in address)) return { ...address, database: name };
  const url = new URL(address.url);
  url.pathname = `/${name}`;
  return { url: url.href };
}
