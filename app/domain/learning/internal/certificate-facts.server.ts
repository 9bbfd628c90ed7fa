import { and, eq, sql } from "drizzle-orm";
import { area, completion, contentText, contentVersion, person } from "#app/db/schema/index.ts";
import { isCourseFacts } from "#app/domain/curriculum/facts.ts";
import { fullName } from "#app/domain/identity/person-names.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { dayIn } from "#app/lib/local-day.ts";
import { issuer } from "../certificate.ts";
import type { NewCertificate } from "./write-certificate.server.ts";

export interface Completed {
  readonly personId: string;
  readonly courseId: string;
  readonly completionId: string;
  /** Of the course, as it was completed. */
  readonly versionId: string;
}

/**
 * What a certificate of this completion says today. Its study time is that of the lessons that this person
 * completed in the course, each in the version in which she completed it.
 */
export async function certificateFacts(
  tx: Ctx,
  { personId, courseId, completionId, versionId }: Completed,
): Promise<Pick<NewCertificate, "holder" | "facts">> {
  const [row] = await tx.db
    .select({
      who: person,
      timeZone: area.timeZone,
      completedAt: completion.completedAt,
      version: contentVersion.number,
      facts: contentVersion.facts,
      minutes: studyMinutes(personId, courseId),
    })
    .from(completion)
    .innerJoin(person, eq(person.id, completion.personId))
    .innerJoin(area, eq(area.id, person.homeAreaId))
    .innerJoin(contentVersion, eq(contentVersion.id, versionId))
    .where(
      and(
        eq(completion.id, completionId),
        eq(completion.personId, personId),
        eq(completion.itemId, courseId),
        eq(contentVersion.itemId, courseId),
      ),
    );
  if (!row || !isCourseFacts(row.facts)) throw new Error("a certificate needs a completed course");
  const texts = await tx.db
    .select({ locale: contentText.locale, title: contentText.title, outcomes: contentText.outcomes })
    .from(contentText)
    .where(eq(contentText.versionId, versionId));
  const latin = fullName(row.who, "tk");
  const cyrillic = fullName(row.who, "ru");
  return {
    holder: { latin, cyrillic: cyrillic === latin ? null : cyrillic },
    facts: {
      courseId,
      courseTitles: byLocale(texts.map(({ locale, title }) => [locale, title])),
      version: row.version,
      wording: row.facts.companion ? "preparation" : "course",
      minutes: row.minutes,
      outcomes: byLocale(texts.map(({ locale, outcomes }) => [locale, outcomes])),
      issuer,
      completedOn: dayIn(row.completedAt, row.timeZone),
      issuedOn: dayIn(tx.clock.now(), row.timeZone),
      expiresOn: null,
    },
  };
}

function studyMinutes(personId: string, courseId: string) {
  return sql<number>`(select coalesce(sum((v.facts ->> 'minutes')::int), 0)::int
    from content_item m join content_item l on l.parent_id = m.id and l.kind = 'lesson'
      join completion c on c.item_id = l.id and c.person_id = ${personId}::uuid
      join content_version v on v.id = c.version_id
    where m.parent_id = ${courseId})`;
}

function byLocale<T>(entries: readonly (readonly [Locale, T])[]): Partial<Record<Locale, T>> {
  const made: Partial<Record<Locale, T>> = {};
  for (const [locale, value] of entries) made[locale] = value;
  return made;
}
