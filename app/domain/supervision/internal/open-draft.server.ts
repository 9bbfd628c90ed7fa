import type { recordDraft } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { draftText, type DraftText } from "../inputs.ts";
import { draftSeal } from "../sealed-names.ts";

export function openDraft(
  { keys }: Pick<Ctx, "keys">,
  { id, sealed }: Pick<typeof recordDraft.$inferSelect, "id" | "sealed">,
): DraftText {
  return draftText.parse(JSON.parse(keys.open("record", sealed, draftSeal(id))));
}
