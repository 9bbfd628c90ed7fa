import { and, eq, ne, or } from "drizzle-orm";
import { person } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";

interface SignInNames {
  readonly userName: string;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
}

/** @throws DomainError conflict {field} when somebody else signs in with one of these names */
export async function refuseTaken(tx: Ctx, names: SignInNames, exceptId?: string): Promise<void> {
  const { userName, email, phone } = names;
  const same = or(
    eq(person.userName, userName),
    email === undefined ? undefined : eq(person.email, email),
    phone === undefined ? undefined : eq(person.phone, phone),
  );
  const [taken] = await tx.db
    .select({ userName: person.userName, email: person.email })
    .from(person)
    .where(exceptId === undefined ? same : and(same, ne(person.id, exceptId)))
    .limit(1);
  if (!taken) return;
  const field = taken.userName === userName ? "userName" : taken.email === email ? "email" : "phone";
  throw new DomainError("conflict", { field });
}
