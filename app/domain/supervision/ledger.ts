/** What stands in the chain: rows of records, of their events, and of destroyed texts. */
export const ledgerKinds = ["record", "event", "destroyed"] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

/** The last entry of a region's chain. Kept outside the database it tells a chain whose tail was cut. */
export interface LedgerHead {
  readonly regionId: string;
  readonly seq: number;
  /** Hexadecimal, 80 digits. */
  readonly hash: string;
}

/** What is wrong with the first broken row. */
export type LedgerProblem =
  /** The row was changed after it was written. */
  | "edited"
  /** The row is gone. */
  | "deleted"
  /** The text is not the one that was sent. */
  | "text-edited"
  /** The text is gone, and nothing says that it was destroyed. */
  | "text-deleted"
  /** The row stands in no chain. */
  | "not-entered"
  /** The chain ends before the head that was kept. */
  | "tail-cut";

export interface BrokenRow {
  readonly regionId: string;
  /** Place in the chain; null for a row that stands in none. */
  readonly seq: number | null;
  readonly what: "entry" | LedgerKind;
  /** Id of the row; of an entry its place. */
  readonly id: string;
  readonly problem: LedgerProblem;
}

export interface LedgerReport {
  readonly ok: boolean;
  /** The first one; null when all is well. */
  readonly broken: BrokenRow | null;
  readonly entries: number;
  readonly texts: number;
  readonly destroyed: number;
  readonly heads: readonly LedgerHead[];
  /** Regions for which no head was given: that their tail was not cut can't be known. */
  readonly tailUnknown: readonly string[];
}

/** `REGION:SEQ:HASH`, as it is printed. */
export function formatHead({ regionId, seq, hash }: LedgerHead): string {
  return `${regionId}:${seq}:${hash}`;
}

/** A printed head, or null when it is none. */
export function parseHead(text: string): LedgerHead | null {
  const [, regionId, seq, hash] = /^(.+):(\d{1,15}):([0-9a-f]{80})$/.exec(text.trim()) ?? [];
  return regionId && seq && hash ? { regionId, seq: Number(seq), hash } : null;
}
