import { sql } from "drizzle-orm";
import { findQuestion, type FoundQuestion } from "#app/domain/curriculum/queries/find-question.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { endOfLocalDay, localDayOf, startOfLocalDay } from "#app/lib/local-day.ts";
import { questionView, type QuestionView } from "../question-view.ts";
import { questionsADay } from "../review.ts";

export interface ReviewPage {
  readonly off: boolean;
  /** Answered today. */
  readonly done: number;
  /** Still to come today, never more than five minutes hold. */
  readonly left: number;
  /** In the review altogether. */
  readonly all: number;
  /** Null when nothing is left today. */
  readonly next: {
    readonly itemId: string;
    readonly question: QuestionView;
    readonly from: FoundQuestion["item"];
    readonly course: FoundQuestion["course"];
    readonly lessonId: string | null;
    readonly textLocale: Locale;
  } | null;
}

interface Counts extends Record<string, unknown> {
  readonly off: boolean;
  readonly done: number;
  readonly all: number;
  readonly due: readonly { readonly itemId: string; readonly questionId: string }[];
}

/** Today's review of one person, in two statements. */
export async function getReview(ctx: PersonCtx, locale: Locale): Promise<ReviewPage> {
  const { off, done, all, due } = await readReview(ctx);
  const left = off ? 0 : Math.min(due.length, Math.max(0, questionsADay - done));
  const page = { off, done, left, all };
  if (left === 0) return { ...page, next: null };
  const [first] = due;
  const found = first && (await findQuestion(ctx, { ...first, locale }));
  if (!found) return { ...page, left: 0, next: null };
  const { itemId } = first;
  const { facts, part, textLocale, item: from, course, lessonId } = found;
  const question = questionView(facts, part, textLocale, itemId, undefined);
  return { ...page, next: { itemId, question, from, course, lessonId, textLocale } };
}

/** A question that left its course is passed over, and so is one that nobody may read now. */
async function readReview(ctx: PersonCtx): Promise<Counts> {
  const me = sql`${ctx.actor.personId}::uuid`;
  const today = localDayOf(ctx.clock.now());
  const from = sql`${startOfLocalDay(today).toISOString()}::timestamptz`;
  const to = sql`${endOfLocalDay(today).toISOString()}::timestamptz`;
  const [row] = await ctx.db.execute<Counts>(sql`select
    exists (select 1 from review_off where person_id = ${me}) as "off",
    (select count(*)::int from review_card where person_id = ${me} and reviewed_at >= ${from} and reviewed_at < ${to})
      as "done",
    (select count(*)::int from review_card where person_id = ${me} and rests_since is null) as "all",
    (select coalesce(jsonb_agg(jsonb_build_object('itemId', item_id, 'questionId', question_id)
        order by due_at, item_id, question_id), '[]') from (
        select c.item_id, c.question_id, c.due_at from review_card c
          join content_item i on i.id = c.item_id and i.retired_at is null
          join content_version v on v.id = i.current_version_id
        where c.person_id = ${me} and c.rests_since is null and c.due_at < ${to}
          and (${ctx.demo}::boolean or v.facts ->> 'lawCheck' is distinct from 'pending')
          and coalesce(v.facts -> 'questions', v.facts -> 'quiz' -> 'questions',
            v.facts -> 'assessment' -> 'questions') @> jsonb_build_array(jsonb_build_object('id', c.question_id))
        order by c.due_at, c.item_id, c.question_id limit 20) as first_due) as "due"`);
  if (!row) throw new Error("a select without from gave no row");
  return row;
}
