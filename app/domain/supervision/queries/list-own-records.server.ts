import { and, eq } from "drizzle-orm";
import { supervisionRecord } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { listFacts } from "../internal/list-facts.server.ts";
import type { RecordFacts } from "../record-view.ts";

/** The worker's own records, newest first: own parts only, each leads to its shared part. Never a word. */
export async function listOwnRecords(ctx: PersonCtx, locale: Locale): Promise<readonly RecordFacts[]> {
  const own = and(eq(supervisionRecord.workerId, ctx.actor.personId), eq(supervisionRecord.part, "own"));
  return (await listFacts(ctx, locale, own)).map(({ facts }) => facts);
}
