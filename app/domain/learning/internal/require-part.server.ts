import { sql } from "drizzle-orm";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";

/** Refuses `not_found` for a passage that no language of this version has. One statement. */
export async function requirePart(tx: PersonCtx, versionId: string, part: number): Promise<void> {
  const [row] = await tx.db.execute<{ parts: number }>(sql`
    select coalesce(max(jsonb_array_length(parts)), 0)::int as "parts" from content_text
    where version_id = ${versionId}::uuid`);
  if (part >= (row?.parts ?? 0)) throw new DomainError("not_found");
}
