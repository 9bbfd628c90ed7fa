import { desc, eq, isNull } from "drizzle-orm";
import { contentRemark, contentVersion } from "#app/db/schema/index.ts";
import { listLessonLinks, type LessonLink } from "#app/domain/curriculum/queries/list-lesson-links.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { mayReadRemarks } from "../settle-remark.server.ts";

/** What a reader said about a paragraph. Who it was is not told. */
export interface Remark {
  readonly remarkId: string;
  readonly text: string;
  readonly locale: Locale;
  readonly createdAt: Date;
  readonly part: number;
  readonly lesson: LessonLink;
  /** Number of the lesson's version that it is about. */
  readonly version: number;
}

const limit = 200;

/** Open remarks, the newest first. Refuses `forbidden` to all but authors and reviewers. */
export async function listRemarks(ctx: PersonCtx, locale: Locale): Promise<Remark[]> {
  if (!mayReadRemarks(ctx.actor.grants)) throw new DomainError("forbidden");
  const rows = await ctx.db
    .select({
      remarkId: contentRemark.id,
      text: contentRemark.text,
      locale: contentRemark.locale,
      createdAt: contentRemark.createdAt,
      part: contentRemark.part,
      lessonId: contentRemark.lessonId,
      version: contentVersion.number,
    })
    .from(contentRemark)
    .innerJoin(contentVersion, eq(contentVersion.id, contentRemark.versionId))
    .where(isNull(contentRemark.settledAt))
    .orderBy(desc(contentRemark.createdAt), desc(contentRemark.id))
    .limit(limit);
  const links = await listLessonLinks(
    ctx,
    rows.map(({ lessonId }) => lessonId),
    locale,
  );
  return rows.flatMap(({ lessonId, ...remark }) => {
    const lesson = links.get(lessonId);
    return lesson ? [{ ...remark, lesson }] : [];
  });
}
