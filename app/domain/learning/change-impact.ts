import { z } from "zod";
import type { ItemKind } from "#app/domain/curriculum/vocabulary.ts";

/** A version of an item as far as it matters to somebody who completed an earlier one. */
export const versionChange = z.object({
  number: z.number().int(),
  change: z.union([z.enum(["minor", "adds-optional"]), z.object({ redoBy: z.iso.date() })]),
  createdAt: z.coerce.date(),
});
export type VersionChange = z.infer<typeof versionChange>;

/** What the versions after the one that a person finished ask of her. */
export interface ChangeImpact {
  /** Something was added; nothing is asked. */
  readonly updated: boolean;
  /** To be done again by this day, in the version with this number or a later one. */
  readonly redo: { readonly by: string; readonly number: number; readonly since: Date } | null;
}

/** What changed since a person completed an item, for every item where something is to be said. */
export interface ChangedItem extends ChangeImpact {
  readonly itemId: string;
  readonly kind: ItemKind;
  readonly courseId: string;
}

/**
 * @param versions the version finished last and all after it up to the current one, in order of their numbers
 *
 * A `redoBy` that stays in the file through later edits is one requirement, not one for each edit: it begins with
 * the version that first names this day. When several were named since, the last one's day holds.
 */
export function changeImpact(versions: readonly VersionChange[]): ChangeImpact {
  const later = versions.slice(1);
  let redo: ChangeImpact["redo"] = null;
  for (const [at, { change, number, createdAt }] of later.entries()) {
    if (typeof change === "string") continue;
    const before = versions[at]?.change;
    const goesOn = typeof before === "object" && before.redoBy === change.redoBy;
    if (!goesOn) redo = { by: change.redoBy, number, since: createdAt };
  }
  return { updated: later.some(({ change }) => change === "adds-optional"), redo };
}
