import { contentImport } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { requireImporter } from "./internal/require-importer.ts";

/** Ids of what an import changed; `refused` with a line for each finding. */
export interface ImportChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly moved: readonly string[];
  readonly retired: readonly string[];
  readonly restored: readonly string[];
  readonly refused: readonly { readonly id: string; readonly problems: readonly string[] }[];
  readonly unchanged: number;
}

/** Writes down an import and audits it. `sourceHash` lets the next start know that nothing changed since. */
export async function recordImport(tx: Ctx, sourceHash: string, changes: ImportChanges): Promise<void> {
  requireImporter(tx);
  const id = uuidv7(tx.clock.now().getTime());
  await tx.db.insert(contentImport).values({ id, at: tx.clock.now(), sourceHash, report: { ...changes } });
  await recordAudit(tx, {
    action: "curriculum.import-content",
    targetType: "content_import",
    targetId: id,
    detail: {
      added: changes.added.length,
      changed: changes.changed.length,
      moved: changes.moved.length,
      retired: changes.retired.length,
      restored: changes.restored.length,
      refused: changes.refused.length,
      unchanged: changes.unchanged,
    },
  });
}
