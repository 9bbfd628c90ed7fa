import { createInterface } from "node:readline/promises";
import { setting } from "#app/db/schema/index.ts";
import { makeKeyRing } from "#app/platform/crypto.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import { secretPrint } from "#app/server/archive/archive-seal.server.ts";
import { runCommand } from "#app/server/run-command.server.ts";

/** Reads a copy of the secret from the terminal or a pipe, and notes when one was right. */
await runCommand(async ({ services }) => {
  const lines = createInterface({ input: process.stdin });
  if (process.stdin.isTTY) console.log("Type or paste the copy of HALYPA_SECRET, then Enter:");
  const [copy = ""] = await firstOf(lines);
  lines.close();
  const print = secretPrint(services.keys);
  if (copy.trim().length < 32 || secretPrint(makeKeyRing(copy.trim())) !== print)
    throw new StartError("this is not the secret of this installation: mend the copy");
  const changed = {
    value: { print, at: services.clock.now().toISOString() },
    updatedAt: services.clock.now(),
  };
  await services.pool.db
    .insert(setting)
    .values({ key: "secret-copy", ...changed })
    .onConflictDoUpdate({ target: setting.key, set: changed });
  console.log("The copy is right. This is noted; the copy is not.");
  return 0;
});

async function firstOf(lines: AsyncIterable<string>): Promise<string[]> {
  for await (const line of lines) return [line];
  return [];
}
