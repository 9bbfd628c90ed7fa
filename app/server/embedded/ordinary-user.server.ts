import { readFileSync, statSync } from "node:fs";
import { StartError } from "#app/platform/start-error.ts";

/** Whose ids the database programs run with. */
export interface OrdinaryUser {
  readonly uid: number;
  readonly gid: number;
}

const preferred = ["postgres", "nobody"];

/**
 * PostgreSQL refuses to run as root, so root lends it an ordinary user: the owner of the cluster if there is
 * one, else a known account (initdb needs an entry in /etc/passwd).
 * @returns null when this process is not root and the programs can run as they are.
 */
export function ordinaryUser(clusterDir: string): OrdinaryUser | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(clusterDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = readAccounts();
  const known = preferred.map((name) => accounts.find((account) => account.name === name));
  const account = known.find((one) => one) ?? accounts.find((one) => one.uid !== 0);
  if (!account) {
    throw new StartError(
      "PostgreSQL does not run as root and this machine has no other user: add one with useradd",
    );
  }
  return { uid: account.uid, gid: account.gid };
}

function readAccounts(): { name: string; uid: number; gid: number }[] {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(
      (account) => account.name !== "" && Number.isInteger(account.uid) && Number.isInteger(account.gid),
    );
}
