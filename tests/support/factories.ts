import { area, person, roleGrant } from "#app/db/schema/index.ts";
import type { Database } from "#app/db/client.server.ts";
import type { AreaKind } from "#app/domain/identity/vocabulary.ts";
import type { Role } from "#app/domain/kernel/role.ts";
import { foldName } from "#app/lib/fold-name.ts";
import { uuidv7 } from "#app/lib/uuid.ts";

let made = 0;
/** A short text that no other row of this test database has. */
export const unique = (prefix: string) => `${prefix}-${uuidv7().slice(-12)}-${++made}`;

interface AreaWish {
  readonly kind?: AreaKind;
  readonly parent?: MadeArea;
}

export interface MadeArea {
  readonly id: string;
  readonly path: readonly string[];
}

/** An area of its own; without a parent it is a root, so that suites share no tree. */
export async function makeArea(db: Database, wish: AreaWish = {}): Promise<MadeArea> {
  const id = unique("area");
  const path = [...(wish.parent?.path ?? []), id];
  await db.insert(area).values({
    id,
    parentId: wish.parent?.id ?? null,
    kind: wish.kind ?? (wish.parent ? "district" : "country"),
    names: { tk: id, ru: id, en: id },
    path,
  });
  return { id, path };
}

type PersonWish = Partial<Omit<typeof person.$inferInsert, "homeAreaId" | "searchKey">> & {
  readonly area?: MadeArea;
  readonly roles?: readonly Role[];
};
export type MadePerson = typeof person.$inferSelect;

/** A person with an area of her own unless one is given, holding `roles` there since the year 2000. */
export async function makePerson(db: Database, wish: PersonWish = {}): Promise<MadePerson> {
  const { area: wished, roles = [], ...columns } = wish;
  const home = wished ?? (await makeArea(db));
  const userName = unique("person");
  const values = { surname: "Synagowa", givenName: "Synag", userName, ...columns };
  const [row] = await db
    .insert(person)
    .values({ ...values, homeAreaId: home.id, searchKey: foldName(`${values.surname} ${values.givenName}`) })
    .returning();
  if (!row) throw new Error("no person was made");
  for (const role of roles) await grantRole(db, row.id, role, home);
  return row;
}

/** Grants a role since the year 2000, or as `dates` say. */
export async function grantRole(
  db: Database,
  personId: string,
  role: Role,
  where: MadeArea,
  dates: { startsAt?: Date; endsAt?: Date } = {},
): Promise<void> {
  await db.insert(roleGrant).values({
    personId,
    role,
    areaId: where.id,
    startsAt: dates.startsAt ?? new Date("2000-01-01T00:00:00Z"),
    endsAt: dates.endsAt ?? null,
  });
}
