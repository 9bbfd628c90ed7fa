import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { asc } from "drizzle-orm";
import { destroyedText } from "#app/db/schema/index.ts";
import { formatDestroyedList } from "#app/server/archive/destroyed-list.ts";
import { readOptions, runCommand } from "#app/server/run-command.server.ts";

const usage = "npm run destroyed:list [-- --to FILE]";

/** The ids of all destroyed texts, for `npm run restore -- --destroyed FILE`. Ids only: nothing to be read. */
await runCommand(async ({ services }) => {
  const { to } = readOptions({ to: { type: "string" } }, usage);
  const madeAt = services.clock.now();
  const rows = await services.pool.db
    .select({ id: destroyedText.id })
    .from(destroyedText)
    .orderBy(asc(destroyedText.at), asc(destroyedText.id));
  const text = formatDestroyedList({ madeAt, ids: rows.map(({ id }) => id) });
  if (to) writeFileSync(resolve(to), text, { mode: 0o600 });
  else process.stdout.write(text);
  return 0;
});
