import { appliedMigrations } from "#app/server/migrate.server.ts";
import { runCommand } from "#app/server/run-command.server.ts";

await runCommand(async ({ services, migrated }) => {
  console.log(`${migrated} applied now, ${await appliedMigrations(services.pool)} in all.`);
  return 0;
});
