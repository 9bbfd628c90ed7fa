import { eq } from "drizzle-orm";
import { directoryEntry } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { localDayOf } from "#app/lib/local-day.ts";
import { saveDirectoryEntryInput, type SaveDirectoryEntryInput } from "./inputs.ts";
import { loadAreaPath } from "./internal/load-area.server.ts";
import { loadDirectoryEntryFor } from "./internal/load-directory-entry-for.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { mayKeepDirectory } from "./policy.ts";

type Words = Partial<Record<Locale, string>>;

/**
 * A local contact as it shall be from now on. Repeating it changes nothing.
 * @throws DomainError not_found, forbidden beyond one's area, invalid {field} without a name or with a day to come
 */
export async function saveDirectoryEntry(ctx: PersonCtx, input: SaveDirectoryEntryInput): Promise<void> {
  const typed = parseInput(saveDirectoryEntryInput, input);
  const names = words(typed.nameTk, typed.nameRu, typed.nameEn);
  if (Object.keys(names).length === 0) throw new DomainError("invalid", { field: "nameTk" });
  const checkedOn = typed.checkedOn ?? null;
  if (checkedOn !== null && checkedOn > localDayOf(ctx.clock.now()))
    throw new DomainError("invalid", { field: "checkedOn" });
  return withTransaction(ctx, async (tx) => {
    const id = typed.entryId;
    const known = await loadDirectoryEntryFor(tx, id);
    if (!mayKeepDirectory(tx.actor, await loadAreaPath(tx, typed.areaId))) throw new DomainError("forbidden");
    const values = {
      areaId: typed.areaId,
      kind: typed.kind,
      names,
      phone: typed.phone ?? null,
      place: words(typed.placeTk, typed.placeRu, typed.placeEn),
      procedure: words(typed.procedureTk, typed.procedureRu, typed.procedureEn),
      checkedOn,
      checkedById: checkedOn === null ? null : tx.actor.personId,
    };
    if (known) await tx.db.update(directoryEntry).set(values).where(eq(directoryEntry.id, id));
    else {
      const made = await tx.db
        .insert(directoryEntry)
        .values({ id, ...values })
        .onConflictDoNothing()
        .returning({ id: directoryEntry.id });
      if (made.length === 0) throw new DomainError("not_found");
    }
    await recordAudit(tx, {
      action: "identity.save-directory-entry",
      targetType: "directory-entry",
      targetId: id,
      detail: { areaId: typed.areaId, kind: typed.kind, checkedOn },
    });
  });
}

function words(tk: string | undefined, ru: string | undefined, en: string | undefined): Words {
  return { ...(tk ? { tk } : {}), ...(ru ? { ru } : {}), ...(en ? { en } : {}) };
}
