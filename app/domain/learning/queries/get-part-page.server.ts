import { and, eq, sql } from "drizzle-orm";
import { bookmark, paragraphNote } from "#app/db/schema/index.ts";
import type { ItemLink } from "#app/domain/curriculum/item-view.ts";
import { findLesson } from "#app/domain/curriculum/queries/find-lesson.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { requireOpen } from "../internal/require-open.server.ts";
import { isLawPending, isWithheld } from "../lesson-rule.ts";
import { noteSeal } from "../note.ts";

/** One paragraph of a lesson with what a person keeps there. */
export interface PartPage {
  readonly lesson: ItemLink;
  readonly course: ItemLink;
  readonly textLocale: Locale;
  readonly part: number;
  /** Null for parts that are no text: a question, a story. */
  readonly html: string | null;
  readonly bookmarked: boolean;
  readonly note: string;
}

/** Throws `not_found`, `withheld_law_check` and `locked`. */
export async function getPartPage(
  ctx: PersonCtx,
  asked: { courseId: string; lessonId: string; part: number; locale: Locale },
): Promise<PartPage> {
  const { courseId, lessonId, part, locale } = asked;
  const found = await findLesson(ctx, courseId, lessonId, locale);
  const own = found?.parts[part];
  if (!found || !own) throw new DomainError("not_found");
  if (isWithheld({ lawPending: isLawPending(found.facts) }, ctx.demo))
    throw new DomainError("withheld_law_check");
  await requireOpen(ctx, lessonId);
  const { personId } = ctx.actor;
  const [kept] = await ctx.db
    .select({
      bookmarked: sql<boolean>`exists (select 1 from ${bookmark} where ${bookmark.personId} = ${personId}
        and ${bookmark.lessonId} = ${lessonId} and ${bookmark.part} = ${part})`,
      sealed: paragraphNote.sealed,
    })
    .from(sql`(values (1)) as one(n)`)
    .leftJoin(
      paragraphNote,
      and(
        eq(paragraphNote.personId, personId),
        eq(paragraphNote.lessonId, lessonId),
        eq(paragraphNote.part, part),
      ),
    );
  const sealed = kept?.sealed ?? null;
  return {
    lesson: { id: lessonId, title: found.title },
    course: found.course,
    textLocale: found.textLocale,
    part,
    html: own.kind === "html" || own.kind === "box" ? own.html : null,
    bookmarked: kept?.bookmarked ?? false,
    note: sealed ? ctx.keys.open("reflection", sealed, noteSeal(personId, lessonId, part)) : "",
  };
}
