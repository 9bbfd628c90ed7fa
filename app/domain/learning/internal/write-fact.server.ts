import { fact } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { FactKind } from "../fact.ts";

interface NewFact {
  readonly id: string;
  readonly personId: string;
  readonly kind: FactKind;
  readonly subject: string;
  readonly happenedOn: string;
  readonly documentNumber: string | null;
  readonly withdraws?: string;
}

/** Appends a fact in the caller's transaction. @returns false when its id is there already: nothing changes. */
export async function writeFact(tx: Ctx, wanted: NewFact): Promise<boolean> {
  const rows = await tx.db
    .insert(fact)
    .values({
      ...wanted,
      recordedById: tx.actor.kind === "person" ? tx.actor.personId : null,
      recordedAt: tx.clock.now(),
    })
    .onConflictDoNothing()
    .returning({ id: fact.id });
  return rows.length > 0;
}
