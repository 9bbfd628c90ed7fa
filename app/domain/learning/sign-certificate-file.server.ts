import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { fileMark, fileText } from "./internal/file-text.server.ts";

/** The file with a signature over all of it as its last line: a later change of one byte shows. */
export function signCertificateFile({ keys }: Pick<Ctx, "keys">, file: Buffer): Buffer {
  const body = Buffer.concat([file, Buffer.from("\n")]);
  const signature = keys.sign(fileText(body)).toString("base64");
  return Buffer.concat([body, Buffer.from(`${fileMark}${signature}\n`)]);
}
