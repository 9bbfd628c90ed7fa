import { desc, eq, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { contentItem, outboxMessage, person } from "#app/db/schema/index.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { MessageRow } from "../message-row.ts";

/** Messages with the names that their words need, newest first. One statement. `where` says whose they are. */
export async function readMessages(
  ctx: Ctx,
  locale: Locale,
  where: SQL | undefined,
  limit: number,
): Promise<MessageRow[]> {
  const about = alias(contentItem, "about");
  const above = alias(contentItem, "above");
  const { id, kind, payload, createdAt, readAt } = outboxMessage;
  const assigned = sql`select a.* from assignment a where a.id = (${payload}->>'assignmentId')::uuid`;
  const title = sql<string | null>`coalesce((
    select t.title from content_text t where t.version_id = coalesce((${payload}->>'versionId')::uuid, (
      select i.current_version_id from content_item i join (${assigned}) a on a.course_id = i.id))
    order by t.locale = ${locale} desc, t.translation = 'source' desc limit 1), (
    select p.titles ->> ${locale} from learning_path p join (${assigned}) a on a.path_id = p.id))`;
  const rows = await ctx.db
    .select({
      id,
      kind,
      payload,
      createdAt,
      readAt,
      other: person,
      title,
      courseId: sql<string | null>`coalesce(${above.parentId}, ${about.parentId}, ${about.id}, (
        select a.course_id from (${assigned}) a))`,
      pathId: sql<string | null>`(select a.path_id from (${assigned}) a)`,
      dueOn: sql<string | null>`(select a.due_on::text from (${assigned}) a)`,
      toWorker: sql<boolean>`exists (
        select from supervision_record r
        where r.id = (${payload}->>'recordId')::uuid and r.worker_id = ${outboxMessage.personId})`,
    })
    .from(outboxMessage)
    .leftJoin(person, eq(person.id, sql`coalesce(${payload}->>'personId', ${payload}->>'byId')::uuid`))
    .leftJoin(about, eq(about.id, sql`${payload}->>'itemId'`))
    .leftJoin(above, eq(above.id, about.parentId))
    .where(where)
    .orderBy(sql`${readAt} is not null`, desc(createdAt), desc(id))
    .limit(limit);
  return rows.map(({ other, ...row }) => ({ ...row, other: other && namesOf(other) }));
}

function namesOf(row: typeof person.$inferSelect): NonNullable<MessageRow["other"]> {
  const { surname, givenName, patronymic, surnameCyrillic, givenNameCyrillic, patronymicCyrillic } = row;
  return { surname, givenName, patronymic, surnameCyrillic, givenNameCyrillic, patronymicCyrillic };
}
