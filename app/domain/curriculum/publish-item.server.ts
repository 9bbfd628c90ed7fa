import { and, eq, sql } from "drizzle-orm";
import { contentAsset, contentItem, contentText, contentVersion } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { locales } from "#app/domain/kernel/locale.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import type { CompiledItem } from "./compiled-item.ts";
import { requireImporter } from "./internal/require-importer.ts";

export interface PublishedItem {
  readonly added: boolean;
  readonly changed: boolean;
  readonly moved: boolean;
  readonly restored: boolean;
}

/**
 * Makes a compiled item the current one: a new version when its words or facts changed, an old version again when
 * they are as they once were. Versions that exist are never touched. Call inside the import's transaction.
 * Throws `conflict` when the id already belongs to another kind of item.
 */
export async function publishItem(tx: Ctx, item: CompiledItem): Promise<PublishedItem> {
  requireImporter(tx);
  const { id, kind, parentId, position, sourceHash } = item;
  const [known] = await tx.db.select().from(contentItem).where(eq(contentItem.id, id)).for("update");
  if (known && known.kind !== kind) throw new DomainError("conflict", { id });
  if (!known) await tx.db.insert(contentItem).values({ id, kind, parentId, position, sourceHash });
  const versionId = (await versionWithHash(tx, item)) ?? (await addVersion(tx, item));
  await tx.db
    .update(contentItem)
    .set({ parentId, position, sourceHash, currentVersionId: versionId, retiredAt: null })
    .where(eq(contentItem.id, id));
  return {
    added: !known,
    changed: known !== undefined && known.currentVersionId !== versionId,
    moved: known !== undefined && (known.parentId !== parentId || known.position !== position),
    restored: known !== undefined && known.retiredAt !== null,
  };
}

async function versionWithHash(tx: Ctx, { id, hash }: CompiledItem): Promise<string | undefined> {
  const [row] = await tx.db
    .select({ id: contentVersion.id })
    .from(contentVersion)
    .where(and(eq(contentVersion.itemId, id), eq(contentVersion.hash, hash)));
  return row?.id;
}

async function addVersion(tx: Ctx, { id, hash, facts, texts, assets }: CompiledItem): Promise<string> {
  const [last] = await tx.db
    .select({ number: sql<number>`coalesce(max(${contentVersion.number}), 0)`.mapWith(Number) })
    .from(contentVersion)
    .where(eq(contentVersion.itemId, id));
  const versionId = uuidv7(tx.clock.now().getTime());
  await tx.db.insert(contentVersion).values({
    id: versionId,
    itemId: id,
    number: (last?.number ?? 0) + 1,
    hash,
    facts,
    createdAt: tx.clock.now(),
  });
  await tx.db.insert(contentText).values(
    locales.flatMap((locale) => {
      const text = texts[locale];
      return text ? [{ versionId, locale, ...text }] : [];
    }),
  );
  if (assets.length > 0)
    await tx.db
      .insert(contentAsset)
      .values(assets.map((asset) => ({ ...asset })))
      .onConflictDoNothing();
  return versionId;
}
