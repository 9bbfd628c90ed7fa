import { join } from "node:path";
import { projectRoot } from "#app/platform/project-root.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { importContent } from "#app/server/import-content.server.ts";
import { openInstallation } from "#app/server/open-installation.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";

const installation = await openInstallation({ guest: true, say: () => {}, connections: 2 });

/** Alone: one import with its report on standard output. As a child of the portal: one for each message. */
async function importOnce(): Promise<{ summary: string; problems: string[] }> {
  const ctx: Ctx = {
    actor: { kind: "system", name: "content-import" },
    db: installation.services.pool.db,
    clock: installation.services.clock,
    keys: installation.services.keys,
    requestId: uuidv7(),
    demo: installation.services.demo,
  };
  const report = await importContent(ctx, join(projectRoot(), "content"));
  return { summary: report.summary, problems: [...report.problems] };
}

if (process.send) {
  const send = process.send.bind(process);
  process.on("message", () => {
    importOnce().then(
      (result) => send({ kind: "done", ...result }),
      (error: unknown) =>
        send({ kind: "failed", reason: error instanceof Error ? (error.stack ?? error.message) : "unknown" }),
    );
  });
  process.on("disconnect", () => void installation.close().finally(() => process.exit()));
} else {
  const { summary, problems } = await importOnce();
  console.log([...problems, summary].join("\n"));
  await installation.close();
  process.exit(problems.length > 0 ? 1 : 0);
}
