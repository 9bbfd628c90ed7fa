import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { checkCertificateFile, type FileCheck } from "#app/domain/learning/check-certificate-file.server.ts";
import type { PublicKey } from "#app/platform/public-signature.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import { asCommand, withInstallation } from "#app/server/run-command.server.ts";

const usage = "npm run certificate:verify -- FILE [--keys FILE]";
const published = z.object({ keys: z.array(z.object({ id: z.string(), publicKey: z.string() })) });

/** Checks a certificate's file with the keys of `/verify/keys`, kept in a file, or with those of this installation. */
await asCommand(async () => {
  const { file, keyFile } = readArguments();
  const bytes = read(file);
  const check = checkCertificateFile(bytes, keyFile === null ? await ownKeys() : readKeys(keyFile));
  console.log(say(check));
  return check.verdict === "whole" ? 0 : 1;
});

const ownKeys = (): Promise<readonly PublicKey[]> =>
  withInstallation(({ services }) => Promise.resolve(services.keys.publicKeys));

function readKeys(path: string): readonly PublicKey[] {
  try {
    return published.parse(JSON.parse(read(path).toString("utf8"))).keys;
  } catch {
    throw new StartError(`${path} holds no keys: save /verify/keys of the portal`);
  }
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new StartError(`${path} can't be read: ${usage}`);
  }
}

function readArguments(): { file: string; keyFile: string | null } {
  try {
    const { values, positionals } = parseArgs({
      options: { keys: { type: "string" } },
      allowPositionals: true,
      strict: true,
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Error("one file is needed");
    return { file, keyFile: values.keys ?? null };
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : "unreadable"}: ${usage}`);
  }
}

function say(check: FileCheck): string {
  if (!("certificate" in check))
    return check.verdict === "changed"
      ? "CHANGED: what the file says was not issued by the holder of these keys."
      : "NOTHING TO CHECK: no certificate's data is in this file. A scan or a print is checked on its page.";
  const { facts, holder, code } = check.certificate;
  const head =
    check.verdict === "whole"
      ? "Whole: this file is as the portal made it. It says:"
      : "THE FILE WAS CHANGED after the portal made it. What was issued, to be compared with what it shows:";
  return [
    head,
    `  holder     ${[holder.latin, holder.cyrillic].filter(Boolean).join(" / ")}`,
    `  course     ${Object.values(facts.courseTitles).join(" / ")} (version ${facts.version}, ${facts.wording})`,
    `  study time ${facts.minutes} minutes`,
    `  completed  ${facts.completedOn}, issued ${facts.issuedOn}${facts.expiresOn ? `, until ${facts.expiresOn}` : ""}`,
    `  number     ${facts.number}`,
    ...Object.values(facts.outcomes).flatMap((list) => list.map((text) => `  outcome    ${text}`)),
    `Whether it was revoked or replaced since then, only its page can tell: /verify/${code}`,
  ].join("\n");
}
