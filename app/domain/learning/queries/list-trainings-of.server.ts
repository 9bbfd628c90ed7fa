import { and, asc, desc, eq, isNull, notExists } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { fact, person } from "#app/db/schema/index.ts";
import { mayRecordTraining } from "#app/domain/identity/policy.ts";
import { displayName } from "#app/domain/identity/person-names.ts";
import { findPersonInReach } from "#app/domain/identity/queries/find-person-in-reach.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";

export interface RecordedTraining {
  readonly factId: string;
  readonly training: string;
  /** `2026-11-22` */
  readonly happenedOn: string;
  readonly documentNumber: string | null;
  readonly recordedBy: string | null;
}

/** A person's official trainings, without those withdrawn, newest first. @throws DomainError not_found */
export async function listTrainingsOf(
  ctx: PersonCtx,
  { personId, locale }: { personId: string; locale: Locale },
): Promise<RecordedTraining[]> {
  const target = await findPersonInReach(ctx, personId);
  if (!target) throw new DomainError("not_found");
  if (!mayRecordTraining(ctx.actor, target)) return [];
  const withdrawal = alias(fact, "withdrawal");
  const rows = await ctx.db
    .select({ fact, person })
    .from(fact)
    .leftJoin(person, eq(person.id, fact.recordedById))
    .where(
      and(
        eq(fact.personId, personId),
        eq(fact.kind, "official-training"),
        isNull(fact.withdraws),
        notExists(
          ctx.db.select({ id: withdrawal.id }).from(withdrawal).where(eq(withdrawal.withdraws, fact.id)),
        ),
      ),
    )
    .orderBy(desc(fact.happenedOn), asc(fact.id))
    .limit(50);
  return rows.map(({ fact: one, person: by }) => ({
    factId: one.id,
    training: one.subject,
    happenedOn: one.happenedOn,
    documentNumber: one.documentNumber,
    recordedBy: by && displayName(by, locale),
  }));
}
