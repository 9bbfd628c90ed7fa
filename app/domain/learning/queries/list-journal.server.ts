import { and, desc, eq, sql } from "drizzle-orm";
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
  /** The newest two hundred of each source, newest first. */
  readonly items: readonly JournalItem[];
  readonly supervisor: { readonly id: string; readonly name: string } | null;
}

/** Everything that the person who asks wrote for herself; four statements. */
export async function listJournal(ctx: PersonCtx, locale: Locale): Promise<Journal> {
  const [entries, reflections, shares, supervisor] = await Promise.all([
    entriesOf(ctx),
    reflectionsOf(ctx, locale),
    sharesOf(ctx, locale),
    currentSupervisor(ctx),
  ]);
  const items = [...entries, ...reflections].map((item) => ({
    ...item,
    shares: shares.filter(({ source, sourceId }) => source === item.source && sourceId === item.sourceId),
  }));
  return {
    items: items
      .filter(({ writing }) => writing.text.trim() !== "")
      .toSorted((a, b) => b.at.getTime() - a.at.getTime()),
    supervisor: supervisor && { id: supervisor.id, name: displayName(supervisor, locale) },
  };
}

type Item = Omit<JournalItem, "shares">;
const newest = 200;

async function entriesOf(ctx: PersonCtx): Promise<Item[]> {
  const { personId } = ctx.actor;
  const rows = await ctx.db
    .select()
    .from(journalEntry)
    .where(eq(journalEntry.personId, personId))
    .orderBy(desc(journalEntry.createdAt), desc(journalEntry.id))
    .limit(newest);
  return rows.map(({ id, sealed, createdAt }) => ({
    source: "journal",
    sourceId: id,
    writing: readWriting(ctx.keys.open("reflection", sealed, journalSeal(personId, id))),
    at: createdAt,
    lesson: null,
  }));
}

async function reflectionsOf(ctx: PersonCtx, locale: Locale): Promise<Item[]> {
  const { personId } = ctx.actor;
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
    .where(eq(reflection.personId, personId))
    .orderBy(desc(reflection.writtenAt), reflection.lessonId, reflection.promptId)
    .limit(newest);
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

async function sharesOf(ctx: PersonCtx, locale: Locale) {
  const rows = await ctx.db
    .select({
      source: sharedReflection.source,
      sourceId: sharedReflection.sourceId,
      at: sharedReflection.sharedAt,
      person,
    })
    .from(sharedReflection)
    .innerJoin(person, eq(person.id, sharedReflection.supervisorId))
    .where(eq(sharedReflection.personId, ctx.actor.personId))
    .orderBy(desc(sharedReflection.sharedAt), desc(sharedReflection.id))
    .limit(2 * newest);
  return rows.map(({ person: who, ...share }) => ({ ...share, name: displayName(who, locale) }));
}
