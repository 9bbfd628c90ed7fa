import { and, desc, eq, gte, like, lt, or, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { area, auditEvent, person } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { TrailInput } from "../inputs.ts";
import { showsDetail } from "../policy.ts";

const pageSize = 50;
const zone = "Asia/Ashgabat";

export interface TrailPerson {
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
  readonly surnameCyrillic: string | null;
  readonly givenNameCyrillic: string | null;
  readonly patronymicCyrillic: string | null;
  readonly userName: string;
}

export interface TrailRow {
  readonly id: string;
  readonly at: Date;
  /** `person`, `anonymous` or `system:<name>`. */
  readonly actorKind: string;
  readonly actor: TrailPerson | null;
  readonly action: string;
  readonly targetType: string;
  readonly targetId: string;
  /** Set when it was done to a person. */
  readonly target: TrailPerson | null;
  /** Ids, counts and codes. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

export interface Trail {
  /** Newest first. */
  readonly rows: readonly TrailRow[];
  /** For `before` of the next page; null on the last. */
  readonly next: string | null;
}

const actor = alias(person, "actor");
const target = alias(person, "target");
// Named one by one: the row of a person also holds what opens her account.
const actorNames = {
  surname: actor.surname,
  givenName: actor.givenName,
  patronymic: actor.patronymic,
  surnameCyrillic: actor.surnameCyrillic,
  givenNameCyrillic: actor.givenNameCyrillic,
  patronymicCyrillic: actor.patronymicCyrillic,
  userName: actor.userName,
};
const targetNames = {
  surname: target.surname,
  givenName: target.givenName,
  patronymic: target.patronymic,
  surnameCyrillic: target.surnameCyrillic,
  givenNameCyrillic: target.givenNameCyrillic,
  patronymicCyrillic: target.patronymicCyrillic,
  userName: target.userName,
};

/** @param scope roots of the areas that the reader may see */
export async function listTrail(
  ctx: PersonCtx,
  scope: readonly string[],
  filters: TrailInput,
): Promise<Trail> {
  const rows = await ctx.db
    .select({
      id: auditEvent.id,
      at: auditEvent.at,
      actorKind: auditEvent.actorKind,
      actor: actorNames,
      action: auditEvent.action,
      targetType: auditEvent.targetType,
      targetId: auditEvent.targetId,
      target: targetNames,
      detail: auditEvent.detail,
    })
    .from(auditEvent)
    .leftJoin(actor, eq(actor.id, auditEvent.actorId))
    .leftJoin(
      target,
      and(eq(auditEvent.targetType, "person"), eq(sql`${target.id}::text`, auditEvent.targetId)),
    )
    .where(and(inScope(scope), ...conditions(filters)))
    .orderBy(desc(auditEvent.at), desc(auditEvent.id))
    .limit(pageSize + 1);
  const shown = rows
    .slice(0, pageSize)
    .map((row) => ({ ...row, detail: showsDetail(row.action) ? row.detail : {} }));
  const last = rows.length > pageSize ? shown.at(-1) : undefined;
  return { rows: shown, next: last ? `${last.at.toISOString()}_${last.id}` : null };
}

/**
 * An event belongs to the areas of its people; one without people (system, strangers) to the whole country, so
 * only an auditor of a root area sees it.
 */
function inScope(roots: readonly string[]): SQL | undefined {
  const list = sql.join(
    roots.map((id) => sql`${id}`),
    sql`, `,
  );
  const covers = ({ homeAreaId }: typeof actor | typeof target): SQL =>
    sql`exists (select from ${area} where ${area.id} = ${homeAreaId} and ${area.path} && array[${list}])`;
  const nobody = sql`(${actor.id} is null and ${target.id} is null and exists (
    select from ${area} where ${area.id} in (${list}) and ${area.parentId} is null))`;
  return or(covers(actor), covers(target), nobody);
}

function conditions(filters: TrailInput): (SQL | undefined)[] {
  const { from, to, action, before } = filters;
  const [at, id] = before?.split("_") ?? [];
  return [
    from ? gte(auditEvent.at, sql`(${from}::date)::timestamp at time zone ${zone}`) : undefined,
    to ? lt(auditEvent.at, sql`(${to}::date + 1)::timestamp at time zone ${zone}`) : undefined,
    filters.actor ? eq(actor.userName, filters.actor) : undefined,
    action ? like(auditEvent.action, `${action}%`) : undefined,
    filters.target
      ? or(eq(auditEvent.targetId, filters.target), eq(target.userName, filters.target.toLowerCase()))
      : undefined,
    at && id ? sql`(${auditEvent.at}, ${auditEvent.id}) < (${at}::timestamptz, ${id}::uuid)` : undefined,
  ];
}
