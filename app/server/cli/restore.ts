import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { makeKeyRing } from "#app/platform/crypto.server.ts";
import { readEnv, type Env } from "#app/platform/env.server.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import { systemClock } from "#app/platform/clock.ts";
import { checkArchive, type CheckedArchive } from "#app/server/archive/check-archive.server.ts";
import { parseDestroyedList } from "#app/server/archive/destroyed-list.ts";
import { restoreArchive } from "#app/server/restore.server.ts";
import { asCommand, readOptions, withInstallation } from "#app/server/run-command.server.ts";
import { findKeptSecret, replaceKeptSecret } from "#app/server/secret.server.ts";

const usage =
  "npm run restore -- --from FILE (--destroyed LIST | --no-destroyed-list) [--expired] [--even-broken]   with HALYPA_SECRET of the archive";

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;

/** Fills an empty database with an archive. The archive is checked whole before a database is opened. */
await asCommand(async () => {
  const options = readOptions(
    { from: text, destroyed: text, "no-destroyed-list": flag, expired: flag, "even-broken": flag },
    usage,
  );
  if (!options.from) throw new StartError(`--from is missing: ${usage}`);
  const path = resolve(options.from);
  const env = readEnv(process.env, projectRoot());
  const secret = secretOf(env);
  const archive = await checkArchive({
    path,
    keys: makeKeyRing(secret),
    now: systemClock.now(),
    evenExpired: options.expired,
  });
  const destroyed = options["no-destroyed-list"] ? noList(archive) : readList(options.destroyed, archive);
  process.env["HALYPA_SECRET"] = secret;
  const report = await withInstallation(({ services }) =>
    restoreArchive(services, { path, archive, secret, destroyed, evenBroken: options["even-broken"] }),
  );
  if (!env.databaseUrl) replaceKeptSecret(env.dataDir, secret, systemClock.now());
  console.log(`${report.rows} rows of ${report.tables} tables: counts and checksums are equal.`);
  console.log(`${report.destroyedAgain} texts were destroyed again.`);
  const { reflections, records, drafts } = report.samples;
  console.log(
    `Opened as samples: ${records} texts of records, ${drafts} drafts, ${reflections} reflections.`,
  );
  console.log(
    report.broken ?? `The chain of records is whole: ${report.chain} entries. So is the audit trail.`,
  );
  return 0;
});

function secretOf(env: Env): string {
  const secret = env.secret ?? findKeptSecret(env.dataDir);
  if (secret === null) throw new StartError("HALYPA_SECRET is missing: set it to the secret of the archive");
  return secret;
}

function noList({ about }: CheckedArchive): string[] {
  console.log(
    `No list of destroyed texts: whatever was destroyed after ${about.madeAt.toISOString()} comes back with this archive.`,
  );
  return [];
}

function readList(file: string | undefined, { about }: CheckedArchive): readonly string[] {
  if (!file)
    throw new StartError(
      "--destroyed is missing: give the newest file of npm run destroyed:list, or --no-destroyed-list if there is none",
    );
  const list = parseDestroyedList(readText(file));
  if (!list) throw new StartError(`--destroyed ${file} is not a whole list of npm run destroyed:list`);
  if (list.madeAt < about.madeAt)
    throw new StartError(
      `--destroyed ${file} is older than the archive: give the newest list, or --no-destroyed-list if there is none`,
    );
  return list.ids;
}

function readText(file: string): string {
  try {
    return readFileSync(resolve(file), "utf8");
  } catch {
    throw new StartError(`--destroyed ${file} cannot be read`);
  }
}
