import { systemCtx } from "#app/auth/system-ctx.server.ts";
import { verifyAudit, type AuditFault } from "#app/domain/audit/verify-audit.server.ts";
import { formatHead, parseHead, type BrokenRow, type LedgerHead } from "#app/domain/supervision/ledger.ts";
import { verifyLedger } from "#app/domain/supervision/verify-ledger.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import { readOptions, runCommand } from "#app/server/run-command.server.ts";

const usage = "npm run ledger:verify [-- --head REGION:SEQ:HASH … --head audit:SEQ:HASH]";

const problems: Record<BrokenRow["problem"], string> = {
  edited: "was changed after it was written",
  deleted: "is gone",
  "text-edited": "has a text that is not the one that was sent",
  "text-deleted": "has lost its text, and nothing says that it was destroyed",
  "not-entered": "stands in no chain",
  "tail-cut": "is gone, with everything after it",
};

/** Verifies every chain and the seals of the audit trail, names the first broken row, and prints what is to be kept outside the database. */
await runCommand(async ({ services }) => {
  const { kept, keptAudit } = readArguments();
  const ctx = systemCtx(services, "ledger-verify");
  const { broken, entries, texts, destroyed, heads, tailUnknown } = await verifyLedger(ctx, kept);
  if (broken) {
    const place = broken.seq === null ? "" : ` (entry ${broken.seq})`;
    console.log(
      `BROKEN in ${broken.regionId}${place}: ${broken.what} ${broken.id} ${problems[broken.problem]}.`,
    );
    return 1;
  }
  const audit = await verifyAudit(ctx, keptAudit);
  if (audit.fault) {
    console.log(`BROKEN in the audit trail: ${faultWords(audit.fault)}.`);
    return 1;
  }
  console.log(`Whole: ${entries} entries, ${texts} texts, ${destroyed} destroyed.`);
  console.log(
    `Audit trail whole: ${audit.events} events under ${audit.seals} seals, ${audit.unsealed} not sealed yet.`,
  );
  const unknown = [...tailUnknown, ...(audit.endChecked ? [] : ["audit"])];
  if (unknown.length > 0)
    console.log(`Whether the end was cut off can't be known without a kept head: ${unknown.join(", ")}.`);
  console.log(
    "Keep these lines outside the database, on paper or in a letter; give them with --head next time:",
  );
  for (const head of heads) console.log(`  ${formatHead(head)}`);
  if (audit.head !== null) console.log(`  ${audit.head}`);
  console.log(`Keep the list of destroyed texts beside them: npm run destroyed:list (${destroyed} now).`);
  return 0;
});

function faultWords(fault: AuditFault): string {
  const what = "eventId" in fault ? `event ${fault.eventId} under seal` : "seal";
  return `${what} ${fault.seq}: ${fault.kind}`;
}

/** @throws StartError with the usage */
function readArguments(): { kept: LedgerHead[]; keptAudit: string | null } {
  const { head: typed = [] } = readOptions({ head: { type: "string", multiple: true } }, usage);
  const keptAudit = typed.find((text) => text.startsWith("audit:")) ?? null;
  const kept = typed
    .filter((text) => text !== keptAudit)
    .map((text) => {
      const head = parseHead(text);
      if (!head) throw new StartError(`${text} is no head: ${usage}`);
      return head;
    });
  return { kept, keptAudit };
}
