import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { StartError } from "#app/platform/start-error.ts";
import { readTar, type Member } from "./tar.server.ts";

const cutOrDamaged = new Set(["Z_BUF_ERROR", "Z_DATA_ERROR", "ERR_STREAM_PREMATURE_CLOSE"]);

/** The members of an archive file. @throws StartError in one line when it cannot be read to its end */
export async function* readArchive(path: string): AsyncGenerator<Member> {
  const bytes = pipeline(createReadStream(path), createGunzip(), () => {});
  try {
    yield* readTar(bytes);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOENT" || code === "EACCES" || code === "EISDIR")
      throw new StartError(`--from ${path} cannot be read (${code})`);
    if (cutOrDamaged.has(code)) throw new StartError("the archive is cut or damaged: nothing was written");
    throw error;
  } finally {
    bytes.destroy();
  }
}
