import { join, resolve } from "node:path";
import { backUp } from "#app/server/backup.server.ts";
import { readOptions, runCommand } from "#app/server/run-command.server.ts";

const usage = "npm run backup [-- --to FILE]";

/** Writes one archive of everything, while the portal runs. Its path is the last line of standard output. */
await runCommand(async ({ services, env }) => {
  const { to } = readOptions({ to: { type: "string" } }, usage);
  const stamp = services.clock.now().toISOString().slice(0, 19).replaceAll(":", "-");
  const path = to ? resolve(to) : join(env.dataDir, "backups", `halypa-${stamp}.tar.gz`);
  const { tables, bytes, expiresAt } = await backUp(services, path);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`${rows} rows of ${tables.length} tables, ${Math.ceil(bytes / 1024)} KB.`);
  console.log(`To be deleted on ${expiresAt.toISOString().slice(0, 10)}. It opens with HALYPA_SECRET only:`);
  console.log("keep it on another machine, and the secret in a third place.");
  console.log(path);
  return 0;
});
