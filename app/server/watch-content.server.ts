import { watch } from "node:fs";
import type { ContentImporter } from "./content-importer.server.ts";

const quietMs = 120;

/** Imports again when files below `folder` changed and have been quiet for a moment. Returns how to stop. */
export function watchContent(
  folder: string,
  importer: ContentImporter,
  say: (line: string) => void,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(() => importOnce(importer, say));
    }, quietMs);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}

async function importOnce(importer: ContentImporter, say: (line: string) => void): Promise<void> {
  const answer = await importer.run();
  if (answer.kind === "failed") say(answer.reason);
  else for (const line of [...answer.problems, answer.summary]) say(line);
}
