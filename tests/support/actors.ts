import type { Database } from "#app/db/client.server.ts";
import type { ActiveGrant, Ctx, PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Role } from "#app/domain/kernel/role.ts";
import { systemClock, type Clock } from "#app/platform/clock.ts";
import { deriveKey, makeKeyRing, storedPurposes } from "#app/platform/crypto.server.ts";

const testSecret = "a secret for tests only, of more than thirty-two letters";
/** Stored keys come from the secret here, so that every process of a test has the same. */
export const testKeys = makeKeyRing(
  testSecret,
  storedPurposes.map((purpose) => ({ ...deriveKey(testSecret, purpose), purpose })),
);

const base = (db: Database, clock: Clock): Omit<Ctx, "actor"> => ({
  db,
  clock,
  keys: testKeys,
  requestId: "test-request",
  demo: false,
});

interface Someone {
  readonly id: string;
  readonly homeAreaId: string;
}

/** As the guard would make it: roles are held in the person's home area, or name the grants in full. */
export function ctxFor(
  db: Database,
  person: Someone,
  held: readonly (Role | ActiveGrant)[] = [],
  clock: Clock = systemClock,
): PersonCtx {
  const grants = held.map((one) =>
    typeof one === "string" ? { role: one, areaId: person.homeAreaId } : one,
  );
  return { ...base(db, clock), actor: { kind: "person", personId: person.id, grants } };
}

export function systemCtx(db: Database, clock: Clock = systemClock): Ctx {
  return { ...base(db, clock), actor: { kind: "system", name: "test" } };
}

export function anonymousCtx(db: Database, clock: Clock = systemClock): Ctx {
  return { ...base(db, clock), actor: { kind: "anonymous" } };
}
