import { and, desc, eq, exists, gt } from "drizzle-orm";
import { person, sealedText, sharedReflection, supervisionRelationship } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { isUuid } from "#app/lib/uuid.ts";
import { holdsNow } from "../internal/current-supervisor.server.ts";
import { openTextApart } from "../internal/text-apart.server.ts";
import { shareSeal } from "../journal.ts";
import { readWriting, type Writing } from "../writing.ts";

export interface SharedCopy {
  readonly id: string;
  readonly at: Date;
  readonly writing: Writing;
}

/**
 * What a worker shared with the supervisor who asks, while they are a pair; newest first, nothing for anybody else.
 * @throws DomainError texts_closed {opensAt} while texts are closed to this account
 */
export async function listSharedBy(ctx: PersonCtx, workerId: string): Promise<SharedCopy[]> {
  if (!isUuid(workerId)) return [];
  const me = ctx.actor.personId;
  const now = ctx.clock.now();
  const [closed] = await ctx.db
    .select({ opensAt: person.textsOpenAt })
    .from(person)
    .where(and(eq(person.id, me), gt(person.textsOpenAt, now)));
  if (closed?.opensAt) throw new DomainError("texts_closed", { opensAt: closed.opensAt.toISOString() });
  const pair = ctx.db
    .select({ id: supervisionRelationship.id })
    .from(supervisionRelationship)
    .where(
      and(
        eq(supervisionRelationship.workerId, sharedReflection.personId),
        eq(supervisionRelationship.supervisorId, me),
        holdsNow(now),
      ),
    );
  const rows = await ctx.db
    .select({ id: sharedReflection.id, sharedAt: sharedReflection.sharedAt, sealed: sealedText })
    .from(sharedReflection)
    .leftJoin(sealedText, eq(sealedText.id, sharedReflection.id))
    .where(and(eq(sharedReflection.supervisorId, me), eq(sharedReflection.personId, workerId), exists(pair)))
    .orderBy(desc(sharedReflection.sharedAt), desc(sharedReflection.id))
    .limit(50);
  return rows.flatMap(({ id, sealed, sharedAt }) => {
    const text = openTextApart(ctx, "reflection", sealed, shareSeal(id, workerId, me));
    // Destroyed: that it was shared stands in the table, and there is nothing left to read.
    return text === null ? [] : [{ id, at: sharedAt, writing: readWriting(text) }];
  });
}
