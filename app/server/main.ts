import { StartError } from "#app/platform/start-error.ts";
import { say } from "./say.server.ts";
import { startPortal, type Portal } from "./start-portal.server.ts";

let portal: Portal | null = null;
let ending = false;

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await portal?.stop();
  process.exit(0);
}

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
  process.on(signal, () => {
    // During the start the portal ends itself as soon as it stands; who asks twice does not wait.
    if (portal) void end();
    else if (ending) process.exit(130);
    else ending = true;
  });
}

try {
  portal = await startPortal(process.argv.includes("--dev"), say);
  if (ending) {
    ending = false;
    await end();
  }
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  say(`Halypa cannot start: ${error.message}`);
  process.exit(1);
}
