import { sql } from "drizzle-orm";
import type { FactKind } from "../fact.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";

/** One's own learning, as it is downloaded: facts with their moments (ISO 8601), without the texts that are sealed. */
export interface OwnRecord extends Record<string, unknown> {
  readonly completions: readonly {
    readonly itemId: string;
    readonly kind: "course" | "module" | "lesson";
    readonly title: string;
    readonly version: number;
    readonly completedAt: string;
    /** The rule as it was met. */
    readonly rule: Readonly<Record<string, unknown>>;
  }[];
  readonly renewals: readonly {
    readonly itemId: string;
    readonly version: number;
    readonly renewedAt: string;
  }[];
  readonly tests: readonly {
    readonly itemId: string;
    readonly title: string;
    readonly startedAt: string;
    readonly submittedAt: string | null;
    readonly scorePercent: number | null;
    readonly passPercent: number | null;
  }[];
  readonly facts: readonly {
    readonly kind: FactKind;
    readonly subject: string;
    readonly happenedOn: string;
    readonly recordedAt: string;
    readonly withdrawn: boolean;
  }[];
  readonly enrolments: readonly { readonly itemId: string; readonly title: string; readonly since: string }[];
  readonly certificates: readonly {
    readonly number: string;
    readonly courseId: string;
    readonly issuedAt: string;
    /** `revoked` or `replaced` since then; null while it holds. */
    readonly ended: "revoked" | "replaced" | null;
  }[];
  /** How each task that was handed in stands; its text is not here. */
  readonly fieldTasks: readonly {
    readonly itemId: string;
    readonly taskId: string;
    readonly state: "handed-in" | "returned" | "signed";
    readonly at: string;
  }[];
}

/** Everything that stands for this person in learning, the newest first, in one statement. Nobody else's. */
export async function getOwnRecord(ctx: PersonCtx, locale: Locale): Promise<OwnRecord> {
  const me = sql`${ctx.actor.personId}::uuid`;
  const title = (item: string) => sql`coalesce((select t.title from content_item i
    join content_text t on t.version_id = i.current_version_id where i.id = ${sql.raw(item)}
    order by (t.locale = ${locale}) desc, (t.translation = 'source') desc limit 1), ${sql.raw(item)})`;
  const iso = (moment: string) =>
    sql.raw(`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`);
  const [row] = await ctx.db.execute<OwnRecord>(sql`select
    (select coalesce(jsonb_agg(jsonb_build_object('itemId', c.item_id, 'kind', i.kind, 'title', ${title("c.item_id")},
        'version', v.number, 'completedAt', ${iso("c.completed_at")}, 'rule', c.rule)
        order by c.completed_at desc, c.id), '[]')
      from completion c join content_item i on i.id = c.item_id join content_version v on v.id = c.version_id
      where c.person_id = ${me}) as "completions",
    (select coalesce(jsonb_agg(jsonb_build_object('itemId', r.item_id, 'version', v.number,
        'renewedAt', ${iso("r.renewed_at")}) order by r.renewed_at desc), '[]')
      from renewal r join content_version v on v.id = r.version_id where r.person_id = ${me}) as "renewals",
    (select coalesce(jsonb_agg(jsonb_build_object('itemId', a.item_id, 'title', ${title("a.item_id")},
        'startedAt', ${iso("a.started_at")}, 'submittedAt', ${iso("a.submitted_at")},
        'scorePercent', a.score_percent, 'passPercent', a.pass_percent) order by a.started_at desc), '[]')
      from attempt a where a.person_id = ${me} and a.kind = 'graded') as "tests",
    (select coalesce(jsonb_agg(jsonb_build_object('kind', f.kind, 'subject', f.subject, 'happenedOn', f.happened_on,
        'recordedAt', ${iso("f.recorded_at")},
        'withdrawn', exists (select 1 from fact w where w.withdraws = f.id)) order by f.happened_on desc), '[]')
      from fact f where f.person_id = ${me} and f.withdraws is null) as "facts",
    (select coalesce(jsonb_agg(jsonb_build_object('itemId', e.item_id, 'title', ${title("e.item_id")},
        'since', ${iso("e.created_at")}) order by e.created_at desc), '[]')
      from enrolment e where e.person_id = ${me}) as "enrolments",
    (select coalesce(jsonb_agg(jsonb_build_object('number', c.number, 'courseId', c.course_id,
        'issuedAt', ${iso("c.issued_at")}, 'ended', (select e.kind from certificate_event e
          where e.certificate_id = c.id and e.kind in ('revoked', 'replaced') order by e.at, e.id limit 1))
        order by c.issued_at desc), '[]')
      from certificate c where c.person_id = ${me}) as "certificates",
    (select coalesce(jsonb_agg(jsonb_build_object('itemId', t.item_id, 'taskId', t.task_id, 'state', t.kind,
        'at', ${iso("t.at")}) order by t.at desc), '[]')
      from (select distinct on (item_id, task_id) * from field_task_event where person_id = ${me}
        order by item_id, task_id, at desc, id desc) t) as "fieldTasks"`);
  if (!row) throw new Error("a select without from gave no row");
  return row;
}
