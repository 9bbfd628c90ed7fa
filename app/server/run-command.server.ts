import { parseArgs, type ParseArgsConfig } from "node:util";
import { StartError } from "#app/platform/start-error.ts";
import { openInstallation, type Installation } from "./open-installation.server.ts";
import { say } from "./say.server.ts";

/**
 * Frame of a command line: opens the installation as a guest, runs, closes, ends the process. A StartError is one
 * line and exit code 1; what `work` returns is the exit code.
 */
export function runCommand(work: (installation: Installation) => Promise<number>): Promise<never> {
  return asCommand(() => withInstallation(work));
}

/** The same without an installation, for work that must look before it opens one. */
export async function asCommand(work: () => Promise<number>): Promise<never> {
  let code = 1;
  try {
    code = await work();
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    say(error.message);
  }
  process.exit(code);
}

/** @param alone refuses while a portal runs on the embedded database */
export async function withInstallation<R>(
  work: (installation: Installation) => Promise<R>,
  { alone = false } = {},
): Promise<R> {
  const installation = await openInstallation({ guest: !alone, say, connections: 4 });
  try {
    return await work(installation);
  } finally {
    await installation.close();
  }
}

type Options = NonNullable<ParseArgsConfig["options"]>;

/** The words after `--`. @throws StartError with the usage for anything that is not an option of the command */
export function readOptions<O extends Options>(
  options: O,
  usage: string,
): ReturnType<typeof parseArgs<{ options: O; strict: true }>>["values"] {
  try {
    return parseArgs({ options, strict: true }).values;
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : "unreadable"}: ${usage}`);
  }
}
