import { randomBytes } from "node:crypto";
import { applicationName } from "#app/db/client.server.ts";
import type { Services } from "#app/auth/services.ts";
import { StartError } from "#app/platform/start-error.ts";
import { rotateSecret } from "#app/server/open-keys.server.ts";
import { asCommand, withInstallation } from "#app/server/run-command.server.ts";
import { announceSecret, findKeptSecret, replaceKeptSecret } from "#app/server/secret.server.ts";

/**
 * Replaces HALYPA_SECRET: the keys in the database are wrapped anew with HALYPA_SECRET_NEW, or with one made here.
 * The new one is written down before the database takes it: killed half-way, nothing is lost.
 */
const rotate = async ({
  env,
  services,
}: Parameters<Parameters<typeof withInstallation>[0]>[0]): Promise<number> => {
  const kept = findKeptSecret(env.dataDir);
  const old = env.secret ?? kept ?? "";
  const wished = process.env["HALYPA_SECRET_NEW"] || null;
  if (wished !== null && wished.length < 32)
    throw new StartError("HALYPA_SECRET_NEW must have at least 32 characters");
  if (wished === old) throw new StartError("HALYPA_SECRET_NEW is the secret that is in use");
  await refuseOthers(services);
  const fresh = wished ?? randomBytes(32).toString("base64url");
  const inFile = env.databaseUrl === null && env.secret === null;
  if (inFile) announceSecret(env.dataDir, fresh);
  else if (wished === null) console.log(`HALYPA_SECRET=${fresh}   (write it down now)`);
  const keys = await rotateSecret(services.pool.db, old, fresh);
  if (inFile) replaceKeptSecret(env.dataDir, fresh, services.clock.now());
  console.log(`${keys} keys are wrapped anew: from now on the portal starts with the new secret only.`);
  if (inFile) console.log(`It is in ${env.dataDir}/secret, the old one beside it: keep a copy elsewhere.`);
  console.log("Archives made before open with the old secret only: keep it as long as you keep them.");
  return 0;
};

await asCommand(() => withInstallation(rotate, { alone: true }));

/** On a server of its own the database is not locked by one portal: whoever is connected still uses the old secret. */
async function refuseOthers({ pool }: Services): Promise<void> {
  const others = await pool.sql`
    select pid from pg_stat_activity
    where datname = current_database() and starts_with(application_name, 'halypa ')
      and application_name <> ${applicationName}`;
  if (others.length > 0)
    throw new StartError("the portal still runs on this database: stop every process of it, then rotate");
}
