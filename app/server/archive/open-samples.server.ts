import { sql } from "drizzle-orm";
import { recordDraft, recordEvent, reflection, sealedText, supervisionRecord } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { reflectionSeal } from "#app/domain/learning/reflection.ts";
import { draftSeal, textSeal } from "#app/domain/supervision/sealed-names.ts";
import { StartError } from "#app/platform/start-error.ts";

/** How many texts of each kind were opened. */
export interface OpenedSamples {
  readonly reflections: number;
  readonly records: number;
  readonly drafts: number;
}

const sampleSize = 25;

/** Opens some sealed texts of each kind, chosen at random, and forgets them. @throws StartError when one stays shut */
export async function openSamples({ db, keys }: Ctx): Promise<OpenedSamples> {
  const anyOrder = sql`random()`;
  const reflections = await db.select().from(reflection).orderBy(anyOrder).limit(sampleSize);
  const ofRecords = sql`${sealedText.id} in (select ${supervisionRecord.id} from ${supervisionRecord}
    union all select ${recordEvent.id} from ${recordEvent})`;
  const records = await db.select().from(sealedText).where(ofRecords).orderBy(anyOrder).limit(sampleSize);
  const drafts = await db.select().from(recordDraft).orderBy(anyOrder).limit(sampleSize);
  return {
    reflections: openAll("reflection", reflections, ({ personId, lessonId, promptId, sealed }) =>
      keys.open("reflection", sealed, reflectionSeal(personId, lessonId, promptId)),
    ),
    records: openAll("record", records, (row) => keys.openWithOwnKey("record", row, textSeal(row.id))),
    drafts: openAll("draft", drafts, ({ id, sealed }) => keys.open("record", sealed, draftSeal(id))),
  };
}

function openAll<Row>(kind: string, rows: readonly Row[], open: (row: Row) => string): number {
  try {
    for (const row of rows) open(row);
  } catch {
    throw new StartError(`a sealed ${kind} of the archive does not open: nothing was kept`);
  }
  return rows.length;
}
