import { sql } from "drizzle-orm";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { ModuleState } from "../module-rule.ts";
import { changesSinceSql } from "./changes-since-sql.ts";
import { moduleAsksSql } from "./module-asks-sql.ts";

/** What completing a module needs to know of one person. */
export interface ModuleStanding extends Record<string, unknown> {
  readonly courseId: string;
  readonly versionId: string;
  readonly hasQuiz: boolean;
  readonly complete: boolean;
  /** The course may be due with it: it is complete already, or no other of its modules still asks for something. */
  readonly endsCourse: boolean;
  readonly lessons: ModuleState["lessons"];
  /** The best attempt that reached the mark which stood when it was started. */
  readonly passed: Readonly<Record<string, unknown>> | null;
  /** For `readChanges`. */
  readonly changes: unknown;
}

/** One statement; null for an id that no module has. A lesson that is withheld is not required. */
export async function readModuleState(
  tx: Ctx,
  personId: string,
  moduleId: string,
): Promise<ModuleStanding | null> {
  const who = sql`${personId}::uuid`;
  const [row] = await tx.db.execute<ModuleStanding>(sql`
    select m.parent_id as "courseId", m.current_version_id as "versionId", v.facts ? 'quiz' as "hasQuiz",
      exists (select from completion c where c.person_id = ${who} and c.item_id = m.id) as "complete",
      exists (select from completion c where c.person_id = ${who} and c.item_id = m.parent_id)
        or not exists (select from content_item o join content_version ov on ov.id = o.current_version_id
          where o.parent_id = m.parent_id and o.kind = 'module' and o.id <> m.id and o.retired_at is null
            and ${moduleAsksSql(tx, sql`o.id`, sql`ov.facts`)}
            and not exists (select from completion c where c.person_id = ${who} and c.item_id = o.id)) as "endsCourse",
      (select coalesce(jsonb_agg(jsonb_build_object('id', l.id,
          'required', ${tx.demo} or lv.facts ->> 'lawCheck' is distinct from 'pending',
          'complete', exists (select from completion c where c.person_id = ${who} and c.item_id = l.id))
          order by l.position, l.id), '[]')
        from content_item l join content_version lv on lv.id = l.current_version_id
        where l.parent_id = m.id and l.kind = 'lesson' and l.retired_at is null) as "lessons",
      (select jsonb_build_object('attemptId', a.id, 'scorePercent', a.score_percent, 'passPercent', a.pass_percent,
          'versionId', a.version_id)
        from attempt a where a.person_id = ${who} and a.item_id = m.id and a.kind = 'graded'
          and a.submitted_at is not null and a.score_percent >= a.pass_percent
        order by a.score_percent desc, a.started_at, a.id limit 1) as "passed",
      ${changesSinceSql(tx, who, moduleId)} as "changes"
    from content_item m join content_version v on v.id = m.current_version_id
    where m.id = ${moduleId} and m.kind = 'module'`);
  return row ?? null;
}
