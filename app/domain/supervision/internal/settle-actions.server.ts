import { and, eq, inArray, sql } from "drizzle-orm";
import { supervisionAction } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { ActionState } from "../vocabulary.ts";

interface LastAction {
  readonly actionId: string;
  readonly state: ActionState;
}

/**
 * Closes last time's actions as the supervisor says. What was closed in between (by the worker) stays as it is.
 * @throws DomainError invalid for actions of somebody else or of records that the supervisor did not sign
 */
export async function settleActions(
  tx: PersonCtx,
  sessionId: string,
  parts: readonly { readonly workerId: string; readonly lastActions: readonly LastAction[] }[],
): Promise<void> {
  const said = parts.flatMap(({ workerId, lastActions }) =>
    lastActions.map((action) => ({ ...action, workerId })),
  );
  if (said.length === 0) return;
  const ids = said.map(({ actionId }) => actionId);
  const rows = await tx.db
    .select({ id: supervisionAction.id, workerId: supervisionAction.workerId })
    .from(supervisionAction)
    .where(
      and(
        inArray(supervisionAction.id, ids),
        sql`exists (select 1 from supervision_record r where r.id = ${supervisionAction.recordId}
          and r.supervisor_id = ${tx.actor.personId}::uuid)`,
      ),
    )
    .limit(ids.length);
  const ownerOf = new Map(rows.map(({ id, workerId }) => [id, workerId]));
  if (said.some(({ actionId, workerId }) => ownerOf.get(actionId) !== workerId))
    throw new DomainError("invalid", { field: "lastActions" });
  for (const state of ["done", "dropped"] as const) {
    const closing = said.filter((action) => action.state === state).map(({ actionId }) => actionId);
    if (closing.length === 0) continue;
    await tx.db
      .update(supervisionAction)
      .set({ state, closedInSessionId: sessionId, closedAt: tx.clock.now() })
      .where(and(inArray(supervisionAction.id, closing), eq(supervisionAction.state, "open")));
  }
}
