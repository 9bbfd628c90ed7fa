import { systemCtx } from "#app/auth/system-ctx.server.ts";
import type { Services } from "#app/auth/services.ts";
import { setting } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { programVersion } from "./archive/program-version.server.ts";
import { writeArchive, type WrittenArchive } from "./archive/write-archive.server.ts";

/** Writes an archive to `path` and remembers in the setting `last-backup` when and how large, never where. */
export async function backUp(services: Services, path: string): Promise<WrittenArchive> {
  const { pool, keys, clock } = services;
  const written = await writeArchive(pool.sql, keys, { path, program: programVersion(), now: clock.now() });
  const value = {
    madeAt: written.madeAt.toISOString(),
    expiresAt: written.expiresAt.toISOString(),
    bytes: written.bytes,
  };
  await withTransaction(systemCtx(services, "backup"), async (tx) => {
    const changed = { value, updatedAt: clock.now() };
    await tx.db
      .insert(setting)
      .values({ key: "last-backup", ...changed })
      .onConflictDoUpdate({ target: setting.key, set: changed });
    await recordAudit(tx, {
      action: "operations.make-backup",
      targetType: "installation",
      targetId: "halypa",
      detail: { bytes: written.bytes, tables: written.tables.length },
    });
  });
  return written;
}
