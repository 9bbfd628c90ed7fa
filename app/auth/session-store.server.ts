import { createHash } from "node:crypto";
import type { Adapter, DatabaseSession } from "lucia";
import { z } from "zod";
import { locales, type Locale } from "#app/domain/kernel/locale.ts";
import { roles } from "#app/domain/kernel/role.ts";
import type { ActiveGrant } from "#app/domain/kernel/ctx.ts";
import type { Services } from "./services.ts";

/** A signed-in person as the session check reads her: no secret is among the columns. */
export interface PersonAttributes {
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
  readonly surnameCyrillic: string | null;
  readonly givenNameCyrillic: string | null;
  readonly patronymicCyrillic: string | null;
  readonly locale: Locale;
  readonly grants: readonly ActiveGrant[];
  /** Messages that were not opened yet. */
  readonly unread: number;
}

export interface SessionAttributes {
  readonly sharedDevice: boolean;
  /** When the password was last given in this session; null for one that is older than this rule. */
  readonly confirmedAt: Date | null;
}

declare module "lucia" {
  interface Register {
    DatabaseUserAttributes: PersonAttributes;
    DatabaseSessionAttributes: SessionAttributes;
  }
}

const hour = 3_600_000;
/** A session on one's own device slides; one on a shared device ends two hours after signing in. */
const life = { own: 30 * 24 * hour, shared: 2 * hour } as const;
/** The end is moved at most once a day, so that a page costs no write. */
const slideWhenLeft = 29 * 24 * hour;

const row = z.object({
  personId: z.string(),
  expiresMs: z.coerce.number(),
  sharedDevice: z.boolean(),
  confirmedMs: z.coerce.number().nullable(),
  surname: z.string(),
  givenName: z.string(),
  patronymic: z.string().nullable(),
  surnameCyrillic: z.string().nullable(),
  givenNameCyrillic: z.string().nullable(),
  patronymicCyrillic: z.string().nullable(),
  locale: z.enum(locales),
  grants: z.array(z.object({ role: z.enum(roles), areaId: z.string() })),
  unread: z.number(),
});

const momentOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

/** What the table holds instead of the cookie's secret. */
export function hashSessionId(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/**
 * Lucia's adapter on our tables. Ids are hashed before they touch the database, ends are counted on the injected
 * clock, and `getSessionAndUser` is one prepared statement that also reads the grants which are active now.
 */
export function sessionStore({ pool, clock }: Pick<Services, "pool" | "clock">): Adapter {
  const { sql } = pool;
  const now = () => clock.now().toISOString();
  return {
    async getSessionAndUser(secret) {
      const rows = await sql`
        select s.person_id as "personId", s.shared_device as "sharedDevice",
          extract(epoch from s.expires_at) * 1000 as "expiresMs",
          extract(epoch from s.confirmed_at) * 1000 as "confirmedMs",
          p.surname, p.given_name as "givenName", p.patronymic, p.surname_cyrillic as "surnameCyrillic",
          p.given_name_cyrillic as "givenNameCyrillic", p.patronymic_cyrillic as "patronymicCyrillic", p.locale,
          (select coalesce(json_agg(json_build_object('role', g.role, 'areaId', g.area_id) order by g.role), '[]')
             from role_grant g
             where g.person_id = p.id and g.starts_at <= ${now()} and (g.ends_at is null or g.ends_at > ${now()})
          ) as grants,
          (select count(*)::int from outbox_message m where m.person_id = p.id and m.read_at is null) as unread
        from session s join person p on p.id = s.person_id
        where s.id = ${hashSessionId(secret)} and s.expires_at > ${now()} and p.closed_at is null`;
      if (rows[0] === undefined) return [null, null];
      const { personId, expiresMs, confirmedMs, sharedDevice, ...attributes } = row.parse(rows[0]);
      const session: DatabaseSession = {
        id: secret,
        userId: personId,
        expiresAt: new Date(expiresMs),
        attributes: { sharedDevice, confirmedAt: momentOf(confirmedMs) },
      };
      return [session, { id: personId, attributes }];
    },
    async getUserSessions(personId) {
      const rows = await sql`
        select id, extract(epoch from expires_at) * 1000 as "expiresMs", shared_device as "sharedDevice",
          extract(epoch from confirmed_at) * 1000 as "confirmedMs"
        from session where person_id = ${personId} and expires_at > ${now()} order by created_at desc limit 100`;
      return rows.map(({ id, expiresMs, sharedDevice, confirmedMs }) => ({
        id: String(id),
        userId: personId,
        expiresAt: new Date(Number(expiresMs)),
        attributes: {
          sharedDevice: sharedDevice === true,
          confirmedAt: momentOf(confirmedMs === null ? null : Number(confirmedMs)),
        },
      }));
    },
    async setSession({ id, userId, attributes }) {
      const ms = attributes.sharedDevice ? life.shared : life.own;
      const ends = new Date(clock.now().getTime() + ms).toISOString();
      await sql`
        insert into session (id, person_id, expires_at, shared_device, created_at, confirmed_at)
        values (${hashSessionId(id)}, ${userId}, ${ends}, ${attributes.sharedDevice}, ${now()},
          ${attributes.confirmedAt?.toISOString() ?? null})`;
    },
    async updateSessionExpiration(secret, expiresAt) {
      await sql`
        update session set expires_at = ${expiresAt.toISOString()}
        where id = ${hashSessionId(secret)} and not shared_device`;
    },
    async deleteSession(secret) {
      await sql`delete from session where id = ${hashSessionId(secret)}`;
    },
    async deleteUserSessions(personId) {
      await sql`delete from session where person_id = ${personId}`;
    },
    async deleteExpiredSessions() {
      await sql`delete from session where expires_at <= ${now()}`;
    },
  };
}

/** The new end of a session that is due to slide, or null where nothing changes. */
export function slidTo(session: DatabaseSession, now: Date): Date | null {
  if (session.attributes.sharedDevice) return null;
  const left = session.expiresAt.getTime() - now.getTime();
  return left < slideWhenLeft ? new Date(now.getTime() + life.own) : null;
}
