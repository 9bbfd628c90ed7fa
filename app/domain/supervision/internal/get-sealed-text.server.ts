import { eq } from "drizzle-orm";
import { sealedText } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { SealedRow } from "./seal-text.server.ts";

/** The sealed text of a record. @throws DomainError conflict when it was destroyed: nobody answers to what is gone */
export async function getSealedText(ctx: Ctx, id: string): Promise<SealedRow> {
  const [row] = await ctx.db.select().from(sealedText).where(eq(sealedText.id, id));
  if (!row) throw new DomainError("conflict", { reason: "destroyed" });
  return row;
}
