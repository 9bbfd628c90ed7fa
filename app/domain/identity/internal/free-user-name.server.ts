import { like } from "drizzle-orm";
import { person } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { foldText } from "#app/lib/fold-text.ts";

/** `jeren.myradowa`, or with the first figure that makes it free: `jeren.myradowa2`. */
export async function freeUserName(tx: Ctx, names: { givenName: string; surname: string }): Promise<string> {
  const plain = foldText(`${names.givenName}.${names.surname}`)
    .replace(/[^a-z0-9.]+/g, "")
    .replace(/^[^a-z]+/, "")
    .slice(0, 34);
  const base = plain.replace(/\.+$/, "").length < 3 ? `person.${plain.replace(/\W+/g, "")}x` : plain;
  const rows = await tx.db
    .select({ userName: person.userName })
    .from(person)
    .where(like(person.userName, `${base}%`));
  const taken = new Set(rows.map((row) => row.userName));
  let free = base;
  for (let i = 2; taken.has(free); i++) free = `${base}${i}`;
  return free;
}
