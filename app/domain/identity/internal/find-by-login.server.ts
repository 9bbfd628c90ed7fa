import { and, eq, isNull } from "drizzle-orm";
import { person } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { readLoginName } from "../login-name.ts";

const columns = { email: person.email, phone: person.phone, user_name: person.userName };

/** The open account behind what was typed, or null. Holds the password hash: never leaves this context. */
export async function findByLogin(ctx: Ctx, typed: string) {
  const { kind, value } = readLoginName(typed);
  const [row] = await ctx.db
    .select({
      id: person.id,
      userName: person.userName,
      email: person.email,
      givenName: person.givenName,
      locale: person.locale,
      passwordHash: person.passwordHash,
    })
    .from(person)
    .where(and(eq(columns[kind], value), isNull(person.closedAt)));
  return row ?? null;
}
