import { systemCtx } from "#app/auth/system-ctx.server.ts";
import { sealEvents } from "#app/domain/audit/seal-events.server.ts";
import { verifyAudit, type AuditFault } from "#app/domain/audit/verify-audit.server.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { StartError } from "#app/platform/start-error.ts";
import { readOptions, runCommand } from "#app/server/run-command.server.ts";

const usage = "npm run audit:verify [-- --head audit:SEQ:HASH]";

/** Verifies the seals over the audit trail, names the first broken row, and prints the head to keep elsewhere. */
await runCommand(async ({ services }) => {
  const { head: kept } = readOptions({ head: { type: "string" } }, usage);
  const ctx = systemCtx(services, "audit-verify");
  const check = await verifyAudit(ctx, kept ?? null).catch((error: unknown) => {
    if (error instanceof DomainError) throw new StartError(`${kept ?? ""} is no head: ${usage}`);
    throw error;
  });
  if (check.fault) {
    console.log(`BROKEN: ${sentence(check.fault)}`);
    return 1;
  }
  console.log(`Whole: ${check.events} events under ${check.seals} seals.`);
  if (!check.endChecked) console.log("Whether the end was cut off can't be known without a kept head.");
  // What was written since the last seal is sealed now, so that the printed head covers it.
  while ((await sealEvents(ctx)) > 0);
  const { head } = await verifyAudit(ctx);
  if (head) console.log(`Keep this line outside the database; give it with --head next time:\n  ${head}`);
  return 0;
});

function sentence(fault: AuditFault): string {
  switch (fault.kind) {
    case "event-edited":
      return `event ${fault.eventId} (seal ${fault.seq}) was changed after it was sealed.`;
    case "event-deleted":
      return `event ${fault.eventId} (seal ${fault.seq}) is gone.`;
    case "seal-edited":
      return `seal ${fault.seq} does not fit its events.`;
    case "seal-missing":
      return `seal ${fault.seq} is gone.`;
    case "head-differs":
      return `the kept head of seal ${fault.seq} is not here: the end was cut off or written anew.`;
  }
}
