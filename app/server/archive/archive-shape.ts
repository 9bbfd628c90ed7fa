import { z } from "zod";

/** What an archive begins and ends with; docs/operations.md describes the whole format. */
export const aboutName = "about.json";
export const manifestName = "manifest.json";
export const sealName = "manifest.seal";

export const daysToLive = 90;

/** Sign-ins and counts of tries belong to the moment and the machine: a restored portal starts without them. */
export const leftOut: readonly string[] = ["session", "rate_limit"];

const moment = z.iso.datetime().transform((text) => new Date(text));
const name = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);

export const about = z.strictObject({
  format: z.literal("halypa-archive-1"),
  /** Version of the program that wrote it. */
  program: z.string(),
  madeAt: moment,
  expiresAt: moment,
  /** Hashes of the migrations that the database had seen, in order. */
  migrations: z.array(z.string()),
  /** Fingerprint of HALYPA_SECRET, as the database keeps it too. Tells nothing of the secret. */
  secret: z.string(),
  /** In an order in which every row finds what it refers to. */
  tables: z.array(z.strictObject({ name, columns: z.array(name).min(1) })),
  leftOut: z.array(name),
});
export type About = z.infer<typeof about>;

export const manifest = z.strictObject({
  /** SHA-256 of about.json. */
  about: z.string(),
  /** SHA-256 over a table's rows in COPY text format, in the order of its primary key. */
  tables: z.array(z.strictObject({ name, rows: z.number().int().nonnegative(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifest>;
export type TableSum = Manifest["tables"][number];

/** `tables/person/000001.copy`: parts of at most 1 MiB, cut anywhere. */
export function partName(table: string, number: number): string {
  return `tables/${table}/${String(number).padStart(6, "0")}.copy`;
}

/** The table and number of a part's name, or null. */
export function readPartName(text: string): { table: string; number: number } | null {
  const match = /^tables\/([a-z_][a-z0-9_]{0,62})\/(\d{6,})\.copy$/.exec(text);
  return match?.[1] && match[2] ? { table: match[1], number: Number(match[2]) } : null;
}
