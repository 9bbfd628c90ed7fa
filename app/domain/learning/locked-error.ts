import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Lock } from "./lock.ts";

/** The item stands behind a rule that this person does not meet yet. Carries the reasons, which are safe to show. */
export class LockedError extends DomainError {
  readonly lock: Lock;

  constructor(lock: Lock) {
    super("locked", { item: lock.item.id });
    this.name = "LockedError";
    this.lock = lock;
  }
}
