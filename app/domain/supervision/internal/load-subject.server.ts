import { and, asc, eq, gt, isNull, lte, or } from "drizzle-orm";
import { groupMember, person, supervisionGroup, supervisionRelationship } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { localDayOf } from "#app/lib/local-day.ts";
import type { SessionSubject } from "../inputs.ts";

type PersonRow = typeof person.$inferSelect;

export interface SubjectMember {
  readonly person: PersonRow;
  /** The first day on which a session with her counts: `2026-11-21`. */
  readonly since: string;
}

/** Whom a session is with. One member when it is with one worker. */
export interface Subject {
  readonly group: { readonly id: string; readonly name: string } | null;
  readonly members: readonly SubjectMember[];
}

/**
 * One's own worker (the relationship is active now) or a group that one leads, with its members of now.
 * @throws DomainError not_found for everybody else's
 */
export async function loadSubject(ctx: PersonCtx, subject: SessionSubject): Promise<Subject> {
  const members =
    "workerId" in subject ? await ownWorker(ctx, subject.workerId) : await ownGroup(ctx, subject.groupId);
  const [first] = members;
  if (!first) throw new DomainError("not_found");
  const group = "group" in first ? first.group : null;
  return {
    group,
    members: members.flatMap(({ person: who, startsAt }) =>
      who && startsAt ? [{ person: who, since: localDayOf(startsAt) }] : [],
    ),
  };
}

function ownWorker(ctx: PersonCtx, workerId: string) {
  const { startsAt, endsAt } = supervisionRelationship;
  const now = ctx.clock.now();
  return ctx.db
    .select({ person, startsAt })
    .from(supervisionRelationship)
    .innerJoin(person, eq(person.id, supervisionRelationship.workerId))
    .where(
      and(
        eq(supervisionRelationship.workerId, workerId),
        eq(supervisionRelationship.supervisorId, ctx.actor.personId),
        lte(startsAt, now),
        or(isNull(endsAt), gt(endsAt, now)),
        isNull(person.closedAt),
      ),
    )
    .limit(1);
}

/** A row without a member for a group that nobody is in. */
function ownGroup(ctx: PersonCtx, groupId: string) {
  const { startsAt, endsAt } = groupMember;
  const now = ctx.clock.now();
  return ctx.db
    .select({
      group: { id: supervisionGroup.id, name: supervisionGroup.name },
      person,
      startsAt,
    })
    .from(supervisionGroup)
    .leftJoin(
      groupMember,
      and(
        eq(groupMember.groupId, supervisionGroup.id),
        lte(startsAt, now),
        or(isNull(endsAt), gt(endsAt, now)),
      ),
    )
    .leftJoin(person, and(eq(person.id, groupMember.workerId), isNull(person.closedAt)))
    .where(
      and(
        eq(supervisionGroup.id, groupId),
        eq(supervisionGroup.supervisorId, ctx.actor.personId),
        isNull(supervisionGroup.closedAt),
      ),
    )
    .orderBy(asc(person.surname), asc(person.givenName), asc(person.id))
    .limit(100);
}
