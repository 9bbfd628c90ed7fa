import type { Database } from "#app/db/client.server.ts";
import type { Role } from "./role.ts";
import type { Clock } from "#app/platform/clock.ts";
import type { KeyRing } from "#app/platform/crypto.server.ts";

/** One role that a person holds now, in an area and everything below it. */
export interface ActiveGrant {
  readonly role: Role;
  readonly areaId: string;
}

/** Who is acting. `system` is the importer, a job or a command line. */
export type Actor =
  | { readonly kind: "person"; readonly personId: string; readonly grants: readonly ActiveGrant[] }
  | { readonly kind: "anonymous" }
  | { readonly kind: "system"; readonly name: string };

/** Everything that a command or query may use of the outside world. Inside a transaction `db` is the transaction. */
export interface Ctx {
  readonly actor: Actor;
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: KeyRing;
  readonly requestId: string;
  /** A demo shows what no reviewer has cleared yet, labelled; elsewhere it is withheld. */
  readonly demo: boolean;
}

export type PersonActor = Extract<Actor, { kind: "person" }>;
export type PersonCtx = Ctx & { readonly actor: PersonActor };

export function isPersonCtx(ctx: Ctx): ctx is PersonCtx {
  return ctx.actor.kind === "person";
}
