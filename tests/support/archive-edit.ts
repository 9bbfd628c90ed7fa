import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { readTar, tarEnd, tarMember, type Member } from "#app/server/archive/tar.server.ts";

/** Takes an archive apart, changes its members and packs it again, as somebody with ordinary tools could. */
export async function editArchive(
  from: string,
  to: string,
  change: (members: Member[]) => Member[],
): Promise<void> {
  const members: Member[] = [];
  for await (const member of readTar(once(gunzipSync(readFileSync(from))))) members.push(member);
  const parts = change(members).map((member) => tarMember(member, new Date(0)));
  writeFileSync(to, gzipSync(Buffer.concat([...parts, tarEnd])));
}

/** Members with the JSON of one of them changed. */
export function withJson(
  members: readonly Member[],
  name: string,
  change: (value: Record<string, unknown>) => void,
): Member[] {
  return members.map((member) => {
    if (member.name !== name) return member;
    const value = JSON.parse(member.body.toString()) as Record<string, unknown>;
    change(value);
    return { name, body: Buffer.from(JSON.stringify(value)) };
  });
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
