import { asc, desc, eq } from "drizzle-orm";
import { bookmark, paragraphNote } from "#app/db/schema/index.ts";
import { listLessonLinks, type LessonLink } from "#app/domain/curriculum/queries/list-lesson-links.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { noteSeal } from "../note.ts";

export interface SavedPlace {
  readonly lesson: LessonLink;
  readonly part: number;
  readonly bookmarked: boolean;
  /** One's own note, or null. */
  readonly note: string | null;
  readonly at: Date;
}

const limit = 500;

/** One's own marked places and notes, the newest first; three statements. */
export async function listSaved(ctx: PersonCtx, locale: Locale): Promise<SavedPlace[]> {
  const { personId } = ctx.actor;
  const [marks, notes] = await Promise.all([
    ctx.db
      .select()
      .from(bookmark)
      .where(eq(bookmark.personId, personId))
      .orderBy(desc(bookmark.createdAt), asc(bookmark.lessonId), asc(bookmark.part))
      .limit(limit),
    ctx.db
      .select()
      .from(paragraphNote)
      .where(eq(paragraphNote.personId, personId))
      .orderBy(desc(paragraphNote.writtenAt), asc(paragraphNote.lessonId), asc(paragraphNote.part))
      .limit(limit),
  ]);
  const links = await listLessonLinks(
    ctx,
    [...marks, ...notes].map(({ lessonId }) => lessonId),
    locale,
  );
  const places = new Map<string, SavedPlace>();
  for (const { lessonId, part, createdAt } of marks) {
    const lesson = links.get(lessonId);
    if (lesson)
      places.set(`${lessonId} ${part}`, { lesson, part, bookmarked: true, note: null, at: createdAt });
  }
  for (const { lessonId, part, sealed, writtenAt } of notes) {
    const lesson = links.get(lessonId);
    const note = ctx.keys.open("reflection", sealed, noteSeal(personId, lessonId, part));
    const bookmarked = places.has(`${lessonId} ${part}`);
    if (lesson) places.set(`${lessonId} ${part}`, { lesson, part, bookmarked, note, at: writtenAt });
  }
  return [...places.values()].toSorted((a, b) => b.at.getTime() - a.at.getTime());
}
