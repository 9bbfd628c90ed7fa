import { eq } from "drizzle-orm";
import { z } from "zod";
import { directoryEntry } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { loadDirectoryEntryFor } from "./internal/load-directory-entry-for.server.ts";
import { parseInput } from "./internal/parse-input.ts";

/** Takes a contact out of use; the row stays. @throws DomainError not_found */
export async function retireDirectoryEntry(ctx: PersonCtx, input: { entryId: string }): Promise<void> {
  const { entryId } = parseInput(z.object({ entryId: z.uuid() }), input);
  return withTransaction(ctx, async (tx) => {
    if (!(await loadDirectoryEntryFor(tx, entryId))) throw new DomainError("not_found");
    await tx.db
      .update(directoryEntry)
      .set({ retiredAt: tx.clock.now() })
      .where(eq(directoryEntry.id, entryId));
    await recordAudit(tx, {
      action: "identity.retire-directory-entry",
      targetType: "directory-entry",
      targetId: entryId,
    });
  });
}
