import { and, arrayOverlaps, asc, desc, eq, gt, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  approval,
  area,
  groupMember,
  person,
  roleGrant,
  supervisionGroup,
  supervisionRelationship,
} from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { Role } from "#app/domain/kernel/role.ts";
import { approvedCodeAt } from "../internal/approved-code.server.ts";
import { lapsesAfterMs } from "../internal/ask-for-approval.server.ts";
import { isGuardedAccount } from "../internal/guarded-account.server.ts";
import { hasManager } from "../internal/has-manager.server.ts";
import { displayName, fullName, type PersonNames } from "../person-names.ts";
import {
  mayAssign,
  mayEndGrant,
  mayKeepPerson,
  mayNominateArbiter,
  mayRecordTraining,
  peopleScope,
} from "../policy.ts";

/** How a code for this account comes about. */
export type CodeWay = "alone" | "ask" | "asked" | "agreed" | "no";

export interface PersonFile {
  readonly id: string;
  readonly fullName: string;
  readonly names: PersonNames;
  readonly userName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: Locale;
  readonly homeAreaId: string;
  readonly homeArea: string;
  readonly opened: boolean;
  /** Texts of supervision stay closed to her until then; null when they are open. */
  readonly textsOpenAt: Date | null;
  readonly roles: readonly Role[];
  /** All that were ever given, newest first. */
  readonly grants: readonly {
    readonly id: string;
    readonly role: Role;
    readonly area: string;
    readonly startsAt: Date;
    readonly endsAt: Date | null;
    readonly canEnd: boolean;
  }[];
  readonly waiting: readonly {
    readonly id: string;
    readonly role: Role;
    readonly area: string;
    readonly by: string;
  }[];
  /** As a worker: present and former supervisors, newest first. */
  readonly supervisors: readonly {
    readonly id: string;
    readonly name: string;
    readonly startsAt: Date;
    readonly endsAt: Date | null;
  }[];
  /** As a supervisor: whom she supervises now. */
  readonly supervises: readonly { readonly id: string; readonly name: string; readonly startsAt: Date }[];
  readonly groups: readonly string[];
  readonly moves: readonly { readonly at: Date; readonly from: string; readonly to: string }[];
  readonly may: {
    readonly keep: boolean;
    readonly assign: boolean;
    readonly nominate: boolean;
    readonly record: boolean;
    readonly code: CodeWay;
  };
}

/** All about one person in one's areas, but for her learning and for every word of supervision. @throws not_found */
export async function getPersonFile(ctx: PersonCtx, personId: string, locale: Locale): Promise<PersonFile> {
  const scope = peopleScope(ctx.actor) ?? [];
  if (scope.length === 0) throw new DomainError("not_found");
  const [row] = await ctx.db
    .select({ person, area })
    .from(person)
    .innerJoin(area, eq(area.id, person.homeAreaId))
    .where(and(eq(person.id, personId), isNull(person.closedAt), arrayOverlaps(area.path, [...scope])));
  if (!row) throw new DomainError("not_found");
  const now = ctx.clock.now();
  const who = row.person;
  const grants = await grantsOf(ctx, personId);
  const active = grants.filter(
    ({ startsAt, endsAt }) => startsAt <= now && (endsAt === null || endsAt > now),
  );
  const roles = [...new Set(active.map(({ role }) => role))];
  const target = { id: personId, homePath: row.area.path, roles };
  const waiting = await waitingFor(ctx, personId);
  const asked = waiting.some(({ approval: one }) => one.kind === "reset-code");
  return {
    id: personId,
    fullName: fullName(who, locale),
    names: who,
    userName: who.userName,
    email: who.email,
    phone: who.phone,
    locale: who.locale,
    homeAreaId: who.homeAreaId,
    homeArea: row.area.names[locale],
    opened: who.passwordHash !== null,
    textsOpenAt: who.textsOpenAt !== null && who.textsOpenAt > now ? who.textsOpenAt : null,
    roles,
    grants: grants.map(({ path, names, ...grant }) => ({
      ...grant,
      area: names[locale],
      canEnd:
        (grant.endsAt === null || grant.endsAt > now) && mayEndGrant(ctx.actor, target, grant.role, path),
    })),
    waiting: waiting.flatMap(({ approval: one, asker, names }) =>
      one.role === null || names === null
        ? []
        : [{ id: one.id, role: one.role, area: names[locale], by: displayName(asker, locale) }],
    ),
    supervisors: await supervisorsOf(ctx, personId, locale),
    supervises: await supervisedBy(ctx, personId, locale),
    groups: await groupsOf(ctx, personId),
    moves: await movesOf(ctx, personId, locale),
    may: {
      keep: mayKeepPerson(ctx.actor, target),
      assign: mayAssign(ctx.actor, target),
      nominate:
        roles.includes("supervisor") &&
        mayNominateArbiter(ctx.actor, target, { ...target, id: "" }) &&
        !(await hasManager(ctx, target)),
      record: mayRecordTraining(ctx.actor, target),
      code: !mayKeepPerson(ctx.actor, target)
        ? "no"
        : !(await isGuardedAccount(ctx, personId))
          ? "alone"
          : (await approvedCodeAt(ctx, personId)) !== null
            ? "agreed"
            : asked
              ? "asked"
              : "ask",
    },
  };
}

function grantsOf(ctx: PersonCtx, personId: string) {
  return ctx.db
    .select({
      id: roleGrant.id,
      role: roleGrant.role,
      startsAt: roleGrant.startsAt,
      endsAt: roleGrant.endsAt,
      names: area.names,
      path: area.path,
    })
    .from(roleGrant)
    .innerJoin(area, eq(area.id, roleGrant.areaId))
    .where(eq(roleGrant.personId, personId))
    .orderBy(desc(roleGrant.startsAt), asc(roleGrant.role))
    .limit(50);
}

function waitingFor(ctx: PersonCtx, personId: string) {
  const asker = alias(person, "asker");
  return ctx.db
    .select({ approval, asker, names: area.names })
    .from(approval)
    .innerJoin(asker, eq(asker.id, approval.requestedById))
    .leftJoin(area, eq(area.id, approval.areaId))
    .where(
      and(
        eq(approval.personId, personId),
        isNull(approval.decidedAt),
        gt(approval.requestedAt, new Date(ctx.clock.now().getTime() - lapsesAfterMs)),
      ),
    )
    .orderBy(desc(approval.requestedAt))
    .limit(20);
}

async function supervisorsOf(ctx: PersonCtx, personId: string, locale: Locale) {
  const rows = await ctx.db
    .select({ person, startsAt: supervisionRelationship.startsAt, endsAt: supervisionRelationship.endsAt })
    .from(supervisionRelationship)
    .innerJoin(person, eq(person.id, supervisionRelationship.supervisorId))
    .where(eq(supervisionRelationship.workerId, personId))
    .orderBy(desc(supervisionRelationship.startsAt))
    .limit(20);
  return rows.map(({ person: one, ...dates }) => ({ id: one.id, name: displayName(one, locale), ...dates }));
}

async function supervisedBy(ctx: PersonCtx, personId: string, locale: Locale) {
  const rows = await ctx.db
    .select({ person, startsAt: supervisionRelationship.startsAt })
    .from(supervisionRelationship)
    .innerJoin(person, eq(person.id, supervisionRelationship.workerId))
    .where(and(eq(supervisionRelationship.supervisorId, personId), isNull(supervisionRelationship.endsAt)))
    .orderBy(asc(person.searchKey), asc(person.id))
    .limit(100);
  return rows.map(({ person: one, startsAt }) => ({ id: one.id, name: displayName(one, locale), startsAt }));
}

async function groupsOf(ctx: PersonCtx, personId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectDistinct({ id: supervisionGroup.id, name: supervisionGroup.name })
    .from(supervisionGroup)
    .leftJoin(groupMember, and(eq(groupMember.groupId, supervisionGroup.id), isNull(groupMember.endsAt)))
    .where(
      and(
        isNull(supervisionGroup.closedAt),
        or(eq(supervisionGroup.supervisorId, personId), eq(groupMember.workerId, personId)),
      ),
    )
    .orderBy(asc(supervisionGroup.name))
    .limit(20);
  return rows.map(({ name }) => name);
}

/** Former places of work, from the trail: the only history of them, and it cannot be changed. */
async function movesOf(ctx: PersonCtx, personId: string, locale: Locale): Promise<PersonFile["moves"]> {
  const rows = await ctx.db.execute<{ at: string; from: string | null; to: string | null }>(sql`
    select extract(epoch from e.at) * 1000 as at, f.names ->> ${locale} as from, t.names ->> ${locale} as to
    from audit_event e
    left join area f on f.id = e.detail ->> 'from' left join area t on t.id = e.detail ->> 'to'
    where e.target_type = 'person' and e.target_id = ${personId} and e.action = 'identity.move-person'
    order by e.at desc limit 20`);
  return rows.map(({ at, from, to }) => ({ at: new Date(Number(at)), from: from ?? "", to: to ?? "" }));
}
