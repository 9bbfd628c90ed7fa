import { and, arrayOverlaps, asc, eq, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { area, groupMember, person, supervisionGroup } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { fullName } from "../person-names.ts";
import { areasHeld, assigners } from "../policy.ts";

export interface ListedGroup {
  readonly id: string;
  readonly name: string;
  readonly supervisor: string;
  readonly createdAt: Date;
  /** False for a group that one leads oneself. */
  readonly canChange: boolean;
  readonly members: readonly { readonly id: string; readonly fullName: string }[];
}

/** The open groups whose supervisors are in one's areas, by name, with their members of now. */
export async function listGroups(ctx: PersonCtx, locale: Locale): Promise<ListedGroup[]> {
  const scope = areasHeld(ctx.actor, assigners) ?? [];
  if (scope.length === 0) return [];
  const worker = alias(person, "worker");
  const rows = await ctx.db
    .select({ group: supervisionGroup, person, worker })
    .from(supervisionGroup)
    .innerJoin(person, eq(person.id, supervisionGroup.supervisorId))
    .innerJoin(area, eq(area.id, person.homeAreaId))
    .leftJoin(groupMember, and(eq(groupMember.groupId, supervisionGroup.id), isNull(groupMember.endsAt)))
    .leftJoin(worker, eq(worker.id, groupMember.workerId))
    .where(and(isNull(supervisionGroup.closedAt), arrayOverlaps(area.path, [...scope])))
    .orderBy(asc(supervisionGroup.name), asc(supervisionGroup.id), asc(worker.searchKey))
    .limit(2000);
  const groups = new Map<string, ListedGroup & { members: { id: string; fullName: string }[] }>();
  for (const { group, person: leads, worker: member } of rows) {
    const { id, name, createdAt, supervisorId } = group;
    const listed = groups.get(id) ?? {
      id,
      name,
      createdAt,
      supervisor: fullName(leads, locale),
      canChange: supervisorId !== ctx.actor.personId,
      members: [],
    };
    if (member) listed.members.push({ id: member.id, fullName: fullName(member, locale) });
    groups.set(id, listed);
  }
  return [...groups.values()];
}
