import { isUuid } from "#app/lib/uuid.ts";

export interface DestroyedList {
  readonly madeAt: Date;
  readonly ids: readonly string[];
}

const first = /^halypa destroyed texts, made (\S+)$/;
const last = /^end, (\d+) ids$/;

/** The list as a file: a first line with its moment, an id a line, and a last line with their number. */
export function formatDestroyedList({ madeAt, ids }: DestroyedList): string {
  return [`halypa destroyed texts, made ${madeAt.toISOString()}`, ...ids, `end, ${ids.length} ids`, ""].join(
    "\n",
  );
}

/** Null when it is not such a list, or a line is missing. */
export function parseDestroyedList(text: string): DestroyedList | null {
  const lines = text.trimEnd().split(/\r?\n/);
  const ids = lines.slice(1, -1);
  const madeAt = new Date(first.exec(lines[0] ?? "")?.[1] ?? "");
  const count = last.exec(lines.at(-1) ?? "")?.[1];
  if (Number.isNaN(madeAt.getTime()) || count !== String(ids.length) || !ids.every(isUuid)) return null;
  return { madeAt, ids };
}
