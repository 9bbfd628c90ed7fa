/** A process that owns the embedded database of the folder in its first argument, until SIGTERM or the tests end. */
import { StartError } from "#app/platform/start-error.ts";
import { startEmbedded } from "#app/server/embedded/supervisor.server.ts";

try {
  const embedded = await startEmbedded({
    dataDir: process.argv[2] ?? "",
    guest: process.argv.includes("--guest"),
    say: (line) => console.error(line),
  });
  process.on("SIGTERM", () => void embedded.close().then(() => process.exit(0)));
  process.stdin.on("end", () => process.exit(1)).resume();
  console.log(JSON.stringify(embedded.address));
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(`refused: ${error.message}`);
  process.exit(1);
}
