import { and, asc, desc, eq, gt, isNotNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { area, oneTimeCode, person, roleGrant, session } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { Role } from "#app/domain/kernel/role.ts";
import { displayName, fullName } from "../person-names.ts";
import type { CodePurpose } from "../vocabulary.ts";

export interface OwnAccount {
  readonly fullName: string;
  readonly otherSpelling: string | null;
  readonly userName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly homeArea: string;
  readonly passwordChangedAt: Date | null;
  readonly grants: readonly { id: string; role: Role; area: string; startsAt: Date; endsAt: Date | null }[];
  /** Newest first. `id` is the stored hash: it opens nothing. */
  readonly sessions: readonly { id: string; createdAt: Date; expiresAt: Date; sharedDevice: boolean }[];
  /** `issuedBy` is null when the person asked for it herself, or the system made it. */
  readonly usedCodes: readonly { id: string; purpose: CodePurpose; usedAt: Date; issuedBy: string | null }[];
}

/** All that the portal holds about the person's own account, in the words of `locale`. */
export async function getOwnAccount(ctx: PersonCtx, locale: Locale): Promise<OwnAccount> {
  const { personId } = ctx.actor;
  const [who] = await ctx.db
    .select({ person, homeArea: area.names })
    .from(person)
    .innerJoin(area, eq(area.id, person.homeAreaId))
    .where(eq(person.id, personId));
  if (!who) throw new DomainError("not_found");
  const latin = fullName(who.person, "tk");
  const cyrillic = fullName(who.person, "ru");
  const { userName, email, phone, passwordChangedAt } = who.person;
  return {
    fullName: fullName(who.person, locale),
    otherSpelling: latin === cyrillic ? null : locale === "ru" ? latin : cyrillic,
    userName,
    email,
    phone,
    homeArea: who.homeArea[locale],
    passwordChangedAt,
    grants: await ownGrants(ctx, locale),
    sessions: await ownSessions(ctx),
    usedCodes: await ownUsedCodes(ctx, locale),
  };
}

async function ownGrants(ctx: PersonCtx, locale: Locale): Promise<OwnAccount["grants"]> {
  const rows = await ctx.db
    .select({
      id: roleGrant.id,
      role: roleGrant.role,
      names: area.names,
      startsAt: roleGrant.startsAt,
      endsAt: roleGrant.endsAt,
    })
    .from(roleGrant)
    .innerJoin(area, eq(area.id, roleGrant.areaId))
    .where(eq(roleGrant.personId, ctx.actor.personId))
    .orderBy(desc(roleGrant.startsAt), asc(roleGrant.role))
    .limit(50);
  return rows.map(({ names, ...grant }) => ({ ...grant, area: names[locale] }));
}

function ownSessions(ctx: PersonCtx): Promise<OwnAccount["sessions"]> {
  const { id, createdAt, expiresAt, sharedDevice } = session;
  return ctx.db
    .select({ id, createdAt, expiresAt, sharedDevice })
    .from(session)
    .where(and(eq(session.personId, ctx.actor.personId), gt(session.expiresAt, ctx.clock.now())))
    .orderBy(desc(session.createdAt), asc(session.id))
    .limit(50);
}

async function ownUsedCodes(ctx: PersonCtx, locale: Locale): Promise<OwnAccount["usedCodes"]> {
  const issuer = alias(person, "issuer");
  const rows = await ctx.db
    .select({ id: oneTimeCode.id, purpose: oneTimeCode.purpose, usedAt: oneTimeCode.usedAt, issuer })
    .from(oneTimeCode)
    .leftJoin(issuer, eq(issuer.id, oneTimeCode.issuedById))
    .where(and(eq(oneTimeCode.personId, ctx.actor.personId), isNotNull(oneTimeCode.usedAt)))
    .orderBy(desc(oneTimeCode.usedAt))
    .limit(20);
  return rows.flatMap(({ usedAt, issuer: by, ...code }) =>
    usedAt ? [{ ...code, usedAt, issuedBy: by && displayName(by, locale) }] : [],
  );
}
