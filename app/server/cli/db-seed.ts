import { contentImporter } from "#app/server/content-importer.server.ts";
import { prepareDemo } from "#app/server/prepare-demo.server.ts";
import { runCommand } from "#app/server/run-command.server.ts";
import { say } from "#app/server/say.server.ts";

await runCommand(async ({ services, env }) => {
  const importer = contentImporter();
  const content = await importer.run();
  importer.stop();
  if (content.kind === "failed") throw new Error(content.reason);
  const { demo } = await prepareDemo(services, env, say);
  console.log(demo ? "This database is the demo." : "Nothing made: not empty, or HALYPA_DEMO=on is not set.");
  return demo ? 0 : 1;
});
