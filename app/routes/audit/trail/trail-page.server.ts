import { trailInput, type TrailInput } from "#app/domain/audit/inputs.ts";
import type { Trail, TrailRow } from "#app/domain/audit/queries/list-trail.server.ts";
import { displayName } from "#app/domain/identity/person-names.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import type { MessageKey } from "#app/i18n/message-types.ts";
import { translator } from "#app/i18n/translate.ts";
import { paths } from "#app/lib/paths.ts";

export const filterFields = ["from", "to", "actor", "action", "target"] as const;
export type FilterField = (typeof filterFields)[number];
export type Typed = Record<FilterField, string>;
type Errors = Partial<Record<FilterField, MessageKey>>;

/** What was typed, and what of it can be used: a field that cannot be read filters nothing and says so. */
export function readFilters(query: URLSearchParams): { typed: Typed; filters: TrailInput; errors: Errors } {
  const field = (name: FilterField): string => query.get(name) ?? "";
  const typed: Typed = {
    from: field("from"),
    to: field("to"),
    actor: field("actor"),
    action: field("action"),
    target: field("target"),
  };
  const raw: Record<string, string> = { ...typed, before: query.get("before") ?? "" };
  const first = trailInput.safeParse(raw);
  if (first.success) return { typed, filters: first.data, errors: {} };
  const wrong = new Set(first.error.issues.map(({ path }) => String(path[0])));
  const readable = Object.fromEntries(
    Object.entries(raw).map(([key, text]) => [key, wrong.has(key) ? "" : text]),
  );
  const errors: Errors = {};
  for (const name of filterFields) if (wrong.has(name)) errors[name] = "errors.invalid";
  return { typed, filters: trailInput.parse(readable), errors };
}

/** The trail in words. Actions, kinds and ids stay as codes: an auditor compares them. */
export function trailPage(
  { rows, next }: Trail,
  { typed, errors, locale }: { typed: Typed; errors: Errors; locale: Locale },
) {
  return {
    typed,
    errors,
    rows: rows.map((row) => ({
      id: row.id,
      at: formatDateTime(row.at, locale),
      who: whoIs(row, locale),
      what: row.action,
      thing: row.target ? `${displayName(row.target, locale)} (${row.target.userName})` : row.targetType,
      thingId: row.target ? null : row.targetId,
      detail: Object.entries(row.detail)
        .filter(([, value]) => value !== null)
        .map(([key, value]) => `${key}: ${String(value)}`)
        .join(", "),
    })),
    older: next ? addressOf(typed, next) : null,
  };
}
export type TrailPage = ReturnType<typeof trailPage>;

function whoIs({ actor, actorKind }: TrailRow, locale: Locale): string {
  const t = translator(locale);
  if (actor) return `${displayName(actor, locale)} (${actor.userName})`;
  if (actorKind.startsWith("system:")) return t("audit.system", { name: actorKind.slice("system:".length) });
  return actorKind === "person" ? t("audit.closed") : t("audit.stranger");
}

function addressOf(typed: Typed, before: string): string {
  const query = new URLSearchParams(Object.entries({ ...typed, before }).filter(([, text]) => text !== ""));
  return `${paths.audit()}?${query.toString()}`;
}
