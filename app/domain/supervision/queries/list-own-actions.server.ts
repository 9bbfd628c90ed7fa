import { eq } from "drizzle-orm";
import { supervisionAction } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { listOpenActions } from "../internal/list-open-actions.server.ts";
import { requireOpenTexts } from "../internal/require-open-texts.server.ts";
import type { OpenAction } from "../people-view.ts";

/** Open actions of the worker's records, hers and her supervisor's, oldest first. @throws DomainError texts_closed */
export async function listOwnActions(ctx: PersonCtx, locale: Locale): Promise<readonly OpenAction[]> {
  await requireOpenTexts(ctx);
  return listOpenActions(ctx, locale, eq(supervisionAction.workerId, ctx.actor.personId));
}
