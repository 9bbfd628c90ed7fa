import { join } from "node:path";
import { systemCtx } from "#app/auth/system-ctx.server.ts";
import { sweepExpired } from "#app/domain/identity/sweep-expired.server.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { contentImporter, type ContentImporter } from "./content-importer.server.ts";
import { devPages } from "./dev-pages.server.ts";
import { createApp } from "./http/create-app.server.ts";
import { listen } from "./http/listen.server.ts";
import { startJobs } from "./jobs/start-jobs.server.ts";
import { makeMetrics } from "./http/metrics.server.ts";
import { knownMigrations } from "./migrate.server.ts";
import { openInstallation } from "./open-installation.server.ts";
import { builtPages } from "./pages.server.ts";
import { prepareDemo, refuseOpenDemo } from "./prepare-demo.server.ts";
import { secretLines } from "./secret-lines.ts";
import { seedAreas } from "./seed/seed-areas.server.ts";
import { watchContent } from "./watch-content.server.ts";
import { welcomeLines } from "./welcome-lines.ts";

export interface Portal {
  readonly port: number;
  /** Finishes requests, then closes the database. */
  stop(): Promise<void>;
}

const graceMs = 10_000;

/**
 * Everything from the environment to a listening port. Each step closes what came before it when it fails.
 * @throws StartError with one line for whoever started it.
 */
export async function startPortal(dev: boolean, say: (line: string) => void): Promise<Portal> {
  const installation = await openInstallation({ guest: false, say });
  const importer = contentImporter();
  const closers: (() => unknown)[] = [() => installation.close(), () => importer.stop()];
  const stop = async (): Promise<void> => {
    while (closers.length > 0) await closers.pop()?.();
  };
  try {
    const { env, services } = installation;
    if (installation.migrated > 0) say(`Brought the database up to date (${installation.migrated} steps).`);
    if (installation.migrated === knownMigrations()) for (const line of secretLines(env)) say(line);
    await refuseOpenDemo(services, env);
    await seedAreas(services);
    await sweepExpired(systemCtx(services, "start"));
    await importAll(importer, say);
    const demo = await prepareDemo(services, env, say);
    const metrics = makeMetrics();
    closers.push(() => metrics.stop());
    const vite = dev ? await devPages() : null;
    if (vite) closers.push(() => vite.close());
    const app = createApp({
      services: { ...services, demo: demo.demo },
      metrics,
      metricsToken: env.metricsToken,
      clientFolder: join(projectRoot(), "build/client"),
      dev,
      pages: vite ? vite.pages : await builtPages(),
      ...(vite?.before ? { before: vite.before } : {}),
    });
    const jobs = await startJobs({ ...services, demo: demo.demo });
    closers.push(() => jobs.stop());
    const listening = await listen(app, env.port, env.host);
    closers.push(() => listening.finish(graceMs));
    if (dev) closers.push(watchContent(join(projectRoot(), "content"), importer, say));
    else importer.stop();
    for (const line of welcomeLines({ url: env.publicUrl, ...demo })) say(line);
    return { port: listening.port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function importAll(importer: ContentImporter, say: (line: string) => void): Promise<void> {
  const answer = await importer.run();
  if (answer.kind === "failed") {
    say(`The lessons could not be read; what was read before is served. ${answer.reason}`);
    return;
  }
  for (const line of [...answer.problems, answer.summary]) say(line);
}
