import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { generateDrizzleJson } from "drizzle-kit/api";
import { z } from "zod";
import * as schema from "#app/db/schema/index.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";

const folder = join(projectRoot(), "drizzle");
const journal = z
  .object({ entries: z.array(z.object({ idx: z.number(), tag: z.string() })) })
  .parse(read("meta/_journal.json"));
const snapshot = z.looseObject({
  tables: z.record(z.string(), z.unknown()),
  enums: z.record(z.string(), z.unknown()),
});

/** Fails when a schema file was changed without a migration, or the list of migrations does not fit the files. */
function findings(): string[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  const listed = journal.entries.map(({ tag }) => `${tag}.sql`);
  const last = journal.entries.at(-1);
  if (!last) return ["drizzle/meta/_journal.json lists no migration"];
  const stored = snapshot.parse(read(`meta/${String(last.idx).padStart(4, "0")}_snapshot.json`));
  const current = snapshot.parse(JSON.parse(JSON.stringify(generateDrizzleJson(schema))));
  return [
    ...files.filter((name) => !listed.includes(name)).map((name) => `${name} is not in meta/_journal.json`),
    ...listed
      .filter((name) => !files.includes(name))
      .map((name) => `${name} is in meta/_journal.json but missing`),
    ...differences("table", stored.tables, current.tables),
    ...differences("type", stored.enums, current.enums),
  ];
}

function differences(
  kind: string,
  stored: Record<string, unknown>,
  current: Record<string, unknown>,
): string[] {
  const names = [...new Set([...Object.keys(stored), ...Object.keys(current)])].toSorted();
  return names
    .filter((name) => !isDeepStrictEqual(stored[name], current[name]))
    .map((name) => `${kind} ${name} differs from the migrations: run npm run db:generate`);
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(join(folder, path), "utf8"));
}

const found = findings();
for (const line of found) console.error(line);
if (found.length === 0) console.log(`${journal.entries.length} migrations equal the schema.`);
process.exitCode = found.length > 0 ? 1 : 0;
