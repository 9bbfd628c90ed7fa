import { randomBytes } from "node:crypto";
import { sealedText } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";

type Purpose = "field-task" | "reflection";

/**
 * A text beside a row that never changes: sealed with a key of its own under the row's id, so that it can be destroyed
 * (`destroyText`) while the row stays.
 */
export async function putTextApart(
  tx: Ctx,
  purpose: Purpose,
  text: { readonly id: string; readonly text: string; readonly about: string },
): Promise<void> {
  const sealed = tx.keys.sealWithOwnKey(purpose, text.text, text.about);
  await tx.db.insert(sealedText).values({ id: text.id, salt: randomBytes(32), ...sealed });
}

/** The text, or null when there is none or it was destroyed. */
export function openTextApart(
  ctx: Ctx,
  purpose: Purpose,
  row: typeof sealedText.$inferSelect | null,
  about: string,
): string | null {
  return row && ctx.keys.openWithOwnKey(purpose, row, about);
}
