import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Ticks in which Linux counts: the same on every machine that we know of. */
const ticksPerSecond = 100;

/** CPU seconds of the database's processes so far; null where the system has no /proc. */
export function databaseCpuSeconds(folder: string): number | null {
  const postmaster = readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0] ?? "";
  try {
    const ticks = readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => statOf(pid))
      .filter((stat) => stat !== null && stat.parent === postmaster)
      .reduce((sum, stat) => sum + (stat?.ticks ?? 0), 0);
    return ticks / ticksPerSecond;
  } catch {
    return null;
  }
}

function statOf(pid: string): { parent: string; ticks: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in parentheses may hold spaces; after it come state, parent, … user and system time.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return { parent: fields[1] ?? "", ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return null;
  }
}
