import type { ItemKind } from "#app/domain/curriculum/vocabulary.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { ChangeImpact } from "../change-impact.ts";
import { passedAttempt } from "./passed-attempt.server.ts";
import { recordRenewal } from "./record-renewal.server.ts";

/** A module or course that has to be done again is done again when its test is passed in the changed version. */
export async function renewByTest(
  tx: Ctx,
  personId: string,
  { itemId, kind }: { readonly itemId: string; readonly kind: ItemKind },
  redo: NonNullable<ChangeImpact["redo"]>,
): Promise<void> {
  const passed = await passedAttempt(tx, personId, itemId, redo.number);
  if (!passed) return;
  const rule = { rule: "redo", by: redo.by, test: passed };
  await recordRenewal(tx, personId, { kind, itemId, versionId: passed.versionId, rule });
}
