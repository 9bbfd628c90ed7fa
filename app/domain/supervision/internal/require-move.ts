import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { allowsNow, mayMove, type Standpoint } from "../policy.ts";
import type { RecordMove, RecordStanding } from "../record-state.ts";

/** @throws DomainError forbidden by access, conflict {reason: state} by rule */
export function requireMove(
  record: Standpoint & { readonly standing: RecordStanding },
  move: RecordMove,
  now: Date,
): void {
  if (!mayMove(record, move)) throw new DomainError("forbidden");
  if (!allowsNow(record.part, record.standing, move, now))
    throw new DomainError("conflict", { reason: "state" });
}
