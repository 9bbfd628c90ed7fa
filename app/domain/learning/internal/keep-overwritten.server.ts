import type { SQL } from "drizzle-orm";
import type { fieldTaskDraft, journalEntry, reflection } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { readWriting } from "../writing.ts";
import { keepAside } from "./keep-aside.server.ts";

/** The one row of a text that its author writes again and again. */
interface TextRow {
  readonly table: typeof reflection | typeof journalEntry | typeof fieldTaskDraft;
  readonly mine: SQL | undefined;
  readonly open: (sealed: Buffer) => string;
}

interface ArrivingText {
  readonly text: string;
  readonly at: Date;
  /** Up to when its page knew what is stored, in milliseconds. */
  readonly seen?: number | undefined;
}

/**
 * Whether a text that arrives may take the place of the one that stands: the later one stands. The row stays locked,
 * so that of two texts that arrive at once the second sees the first. What the page did not know, because it was
 * written on another device or in another tab meanwhile, is kept in the author's journal.
 * @returns `replaces`: false when a later text stands. `stands`: true also when that one says the same
 */
export async function keepOverwritten(
  tx: PersonCtx,
  { table, mine, open }: TextRow,
  { text, at, seen }: ArrivingText,
): Promise<{ replaces: boolean; stands: boolean }> {
  const [before] = await tx.db
    .select({ sealed: table.sealed, writtenAt: table.writtenAt })
    .from(table)
    .where(mine)
    .limit(1)
    .for("update");
  if (!before) return { replaces: true, stands: true };
  if (before.writtenAt > at) return { replaces: false, stands: open(before.sealed) === text };
  if (seen !== undefined && before.writtenAt.getTime() > seen) {
    const words = readWriting(open(before.sealed)).text;
    if (words.trim() && !readWriting(text).text.includes(words))
      await keepAside(tx, uuidv7(tx.clock.now().getTime()), words);
  }
  return { replaces: true, stands: true };
}
