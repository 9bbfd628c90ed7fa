import { and, eq } from "drizzle-orm";
import { oneTimeCode, person } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { openTicket } from "../internal/code-ticket.server.ts";
import { isOpenCodeOf } from "../internal/open-codes.server.ts";
import type { CodePurpose } from "../vocabulary.ts";

export interface WelcomedPerson {
  readonly userName: string;
  readonly givenName: string;
  readonly locale: Locale;
  readonly purpose: CodePurpose;
}

/** Whom a ticket welcomes, while its code can still be used. @throws DomainError code_invalid */
export async function getCodeTicket(ctx: Ctx, ticket: string): Promise<WelcomedPerson> {
  const { personId, codeId } = openTicket(ctx, ticket);
  const [row] = await ctx.db
    .select({
      userName: person.userName,
      givenName: person.givenName,
      locale: person.locale,
      purpose: oneTimeCode.purpose,
    })
    .from(oneTimeCode)
    .innerJoin(person, eq(person.id, oneTimeCode.personId))
    .where(and(eq(oneTimeCode.id, codeId), isOpenCodeOf(ctx, personId)));
  if (!row) throw new DomainError("code_invalid");
  return row;
}
