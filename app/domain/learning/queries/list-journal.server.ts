import { and, desc, eq, inArray, sql } from "drizzle-orm";
import {
  contentItem,
  contentText,
  journalEntry,
  person,
  reflection,
  sharedReflection,
} from "#app/db/schema/index.ts";
import { displayName } from "#app/domain/identity/person-names.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { currentSupervisor } from "../internal/current-supervisor.server.ts";
import { parseInput } from "../internal/parse-input.ts";
import { journalCursor, type JournalCursor } from "../journal-inputs.ts";
import { journalSeal, type ShareSource } from "../journal.ts";
import { reflectionSeal } from "../reflection.ts";
import { readWriting, type Writing } from "../writing.ts";

/** One piece of one's own writing, from the journal or from a lesson. */
export interface JournalItem {
  readonly source: ShareSource;
  /** The entry, or `lesson/prompt`. */
  readonly sourceId: string;
  readonly writing: Writing;
  readonly at: Date;
  /** Of a lesson's prompt. */
  readonly lesson: {
    readonly id: string;
    readonly promptId: string;
    readonly title: string;
    readonly textLocale: Locale;
    readonly courseId: string;
  } | null;
  /** Copies that supervisors have, the newest first. */
  readonly shares: readonly { readonly at: Date; readonly name: string }[];
}

export interface Journal {
  /** Newest first. */
  readonly items: readonly JournalItem[];
  /** For `before` of the next page; null on the last. */
  readonly next: string | null;
  readonly supervisor: { readonly id: string; readonly name: string } | null;
}

/**
 * A page of what the person who asks wrote for herself; four statements.
 * @throws DomainError invalid for a `before` that no page gave
 */
export async function listJournal(
  ctx: PersonCtx,
  locale: Locale,
  before: string | null = null,
): Promise<Journal> {
  const cursor = before === null ? null : parseInput(journalCursor, before);
  const [entries, reflections, supervisor] = await Promise.all([
    entriesOf(ctx, cursor),
    reflectionsOf(ctx, locale, cursor),
    currentSupervisor(ctx),
  ]);
  // Stable: of one moment the entries come first, each source in its own order, as the cursor goes on.
  const all = [...entries, ...reflections].toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const page = all.slice(0, pageSize);
  const end = all.length > pageSize ? page.at(-1) : undefined;
  const items = page.filter(({ writing }) => writing.text.trim() !== "");
  const shares = await sharesOf(
    ctx,
    items.map(({ sourceId }) => sourceId),
    locale,
  );
  return {
    items: items.map((item) => ({
      ...item,
      shares: shares.filter(({ source, sourceId }) => source === item.source && sourceId === item.sourceId),
    })),
    next: end ? `${end.at.toISOString()}_${end.source}_${end.sourceId}` : null,
    supervisor: supervisor && { id: supervisor.id, name: displayName(supervisor, locale) },
  };
}

type Item = Omit<JournalItem, "shares">;
const pageSize = 100;

async function entriesOf(ctx: PersonCtx, cursor: JournalCursor | null): Promise<Item[]> {
  const { personId } = ctx.actor;
  const { createdAt: at, id } = journalEntry;
  const below =
    cursor?.source === "journal"
      ? sql`(${at}, ${id}) < (${cursor.at}::timestamptz, ${cursor.sourceId}::uuid)`
      : cursor && sql`${at} < ${cursor.at}::timestamptz`;
  const rows = await ctx.db
    .select()
    .from(journalEntry)
    .where(and(eq(journalEntry.personId, personId), below ?? undefined))
    .orderBy(desc(at), desc(id))
    .limit(pageSize + 1);
  return rows.map(({ id: sourceId, sealed, createdAt }) => ({
    source: "journal",
    sourceId,
    writing: readWriting(ctx.keys.open("reflection", sealed, journalSeal(personId, sourceId))),
    at: createdAt,
    lesson: null,
  }));
}

async function reflectionsOf(ctx: PersonCtx, locale: Locale, cursor: JournalCursor | null): Promise<Item[]> {
  const { personId } = ctx.actor;
  const { writtenAt: at, lessonId: lesson, promptId: prompt } = reflection;
  const below =
    cursor?.source === "lesson"
      ? sql`(${at} < ${cursor.at}::timestamptz or (${at} = ${cursor.at}::timestamptz
          and (${lesson}, ${prompt}) > (${cursor.lessonId}, ${cursor.promptId})))`
      : cursor && sql`${at} <= ${cursor.at}::timestamptz`;
  const rows = await ctx.db
    .select({
      reflection,
      courseId: sql<string>`(select m.parent_id from content_item m where m.id = ${contentItem.parentId})`,
      title: contentText.title,
      textLocale: contentText.locale,
    })
    .from(reflection)
    .innerJoin(contentItem, eq(contentItem.id, reflection.lessonId))
    .innerJoin(
      contentText,
      and(
        eq(contentText.versionId, contentItem.currentVersionId),
        eq(
          contentText.locale,
          sql`(select t.locale from content_text t where t.version_id = ${contentItem.currentVersionId}
            order by t.locale = ${locale}::locale desc, t.translation = 'source' desc limit 1)`,
        ),
      ),
    )
    .where(and(eq(reflection.personId, personId), below ?? undefined))
    .orderBy(desc(at), lesson, prompt)
    .limit(pageSize + 1);
  return rows.map(({ reflection: own, courseId, title, textLocale }) => {
    const { lessonId, promptId, sealed } = own;
    const about = reflectionSeal(personId, lessonId, promptId);
    return {
      source: "lesson",
      sourceId: `${lessonId}/${promptId}`,
      writing: readWriting(ctx.keys.open("reflection", sealed, about)),
      at: own.writtenAt,
      lesson: { id: lessonId, promptId, title, textLocale, courseId },
    };
  });
}

/** At most a few of each piece: a supervisor is rarely a new one. */
async function sharesOf(ctx: PersonCtx, sourceIds: readonly string[], locale: Locale) {
  const rows = await ctx.db
    .select({
      source: sharedReflection.source,
      sourceId: sharedReflection.sourceId,
      at: sharedReflection.sharedAt,
      person,
    })
    .from(sharedReflection)
    .innerJoin(person, eq(person.id, sharedReflection.supervisorId))
    .where(
      and(
        eq(sharedReflection.personId, ctx.actor.personId),
        inArray(sharedReflection.sourceId, [...sourceIds]),
      ),
    )
    .orderBy(desc(sharedReflection.sharedAt), desc(sharedReflection.id))
    .limit(10 * pageSize);
  return rows.map(({ person: who, ...share }) => ({ ...share, name: displayName(who, locale) }));
}
