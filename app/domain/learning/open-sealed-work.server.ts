import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { person } from "#app/db/schema/index.ts";
import type { Ctx, PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { sealedLetter } from "./inputs.ts";
import { keepAside } from "./internal/keep-aside.server.ts";
import { ticketDays, ticketSeal } from "./sealed-work.ts";
import { letterKinds, takeLetter, type LetterKind } from "./take-letter.server.ts";
import { writtenAt } from "./write-order.ts";

const ticket = z.object({ personId: z.string(), at: z.number() });

/**
 * Opens one letter that a device sealed when its author left, and takes it as its author's and nobody else's, whoever's
 * page brought it. The same box again changes nothing. What was a draft, what the command refuses and what was sealed
 * under a password that was changed since becomes no answer: its words go to the author's journal. Refuses `invalid`: a
 * box that was not closed for this portal, a ticket that is false or was too old when the letter was written.
 */
export async function openSealedWork(ctx: Ctx, box: Buffer): Promise<void> {
  const letter = parsed(sealedLetter, () => ctx.keys.openBox(box));
  const { personId, at } = parsed(ticket, () =>
    ctx.keys.open("sealed-work", Buffer.from(letter.ticket, "base64url"), ticketSeal),
  );
  const kind = letterKinds.find((one) => letter.url === `/resources/${one}`);
  const age = writtenAt(letter.write, ctx.clock.now()).getTime() - at;
  // A draft was meant for no command: forms that are posted as pages have no address of the script.
  if ((!kind && !letter.draft) || age > ticketDays * 86_400_000) throw new DomainError("invalid");
  const { author, passwordChangedAt } = await authorOf(ctx, personId);
  const asHers = !letter.draft && (passwordChangedAt?.getTime() ?? 0) <= at;
  if (kind && asHers && (await isTaken(author, kind, letter))) return;
  const words = [letter.title, letter.says].filter(Boolean).join("\n\n");
  if (letter.says.trim()) await withTransaction(author, (tx) => keepAside(tx, entryOf(letter.write), words));
}

/** The entry's own id, always the same for one letter: the letter's may be among the accepted writes. */
const entryOf = (write: string): string => `${write.slice(0, 14)}8${write.slice(15)}`;

/** False when it was refused for good, or when a later text of hers stands. */
async function isTaken(
  author: PersonCtx,
  kind: LetterKind,
  { write: writeId, fields, locale }: z.infer<typeof sealedLetter>,
): Promise<boolean> {
  try {
    const letter = { writeId, fields: new URLSearchParams(fields), locale };
    return (await takeLetter(author, kind, letter)).stands;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

function parsed<T>(schema: z.ZodType<T>, open: () => string): T {
  try {
    return schema.parse(JSON.parse(open()));
  } catch {
    throw new DomainError("invalid");
  }
}

/** She writes into her own learning, which asks for no role. A closed account writes nothing. */
async function authorOf(
  ctx: Ctx,
  personId: string,
): Promise<{ author: PersonCtx; passwordChangedAt: Date | null }> {
  const [found] = await ctx.db
    .select({ id: person.id, passwordChangedAt: person.passwordChangedAt })
    .from(person)
    .where(and(eq(person.id, personId), isNull(person.closedAt)))
    .limit(1);
  if (!found) throw new DomainError("invalid");
  const actor = { kind: "person", personId: found.id, grants: [] } as const;
  return { author: { ...ctx, actor }, passwordChangedAt: found.passwordChangedAt };
}
