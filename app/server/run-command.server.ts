import { StartError } from "#app/platform/start-error.ts";
import { openInstallation, type Installation } from "./open-installation.server.ts";
import { say } from "./say.server.ts";

/**
 * Frame of a command line: opens the installation as a guest, runs, closes, ends the process. A StartError is one
 * line and exit code 1; what `work` returns is the exit code.
 */
export async function runCommand(work: (installation: Installation) => Promise<number>): Promise<never> {
  let code = 1;
  try {
    const installation = await openInstallation({ guest: true, say, connections: 4 });
    try {
      code = await work(installation);
    } finally {
      await installation.close();
    }
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    say(error.message);
  }
  process.exit(code);
}
