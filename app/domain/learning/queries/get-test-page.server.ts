import { and, desc, eq, sql } from "drizzle-orm";
import { answer, attempt } from "#app/db/schema/index.ts";
import type { ItemLink } from "#app/domain/curriculum/item-view.ts";
import type { TestFacts } from "#app/domain/curriculum/facts.ts";
import { getTestItem } from "#app/domain/curriculum/queries/get-test-item.server.ts";
import type { TranslationState } from "#app/domain/curriculum/vocabulary.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { requireOpen } from "../internal/require-open.server.ts";
import { changesSinceSql, readChanges } from "../internal/changes-since-sql.ts";
import { questionView, type Given, type QuestionView } from "../question-view.ts";
import { nextAttempt, testHistory, type NextAttempt } from "../test-rule.ts";

/** The check of a module, or the assessment of a course, for one person. In `open` no key and no feedback is in it. */
export interface TestPage {
  readonly course: ItemLink;
  /** The module, or the course itself. */
  readonly item: ItemLink;
  readonly of: "module" | "course";
  readonly textLocale: Locale;
  readonly translation: TranslationState;
  readonly draw: number;
  readonly passPercent: number;
  /** Whether another attempt may begin, and if not, why and until when. */
  readonly next: NextAttempt;
  /** Null where there is no end to attempts. */
  readonly attempts: { readonly used: number; readonly of: number } | null;
  /** To be passed once more by this day, `2026-12-01`; null when nothing is asked. */
  readonly redoBy: string | null;
  /** From a submission that did not reach the mark to the next start. */
  readonly waitHours: number;
  /** `start`: none open, none submitted. `open`: questions to answer. `result`: the last one submitted. */
  readonly phase: "start" | "open" | "result";
  readonly attemptId: string | null;
  readonly questions: readonly QuestionView[];
  readonly scorePercent: number | null;
  readonly passed: boolean;
}

/** In two statements. Throws `not_found`, also when the item belongs to another course or has no test. */
export async function getTestPage(
  ctx: PersonCtx,
  { courseId, itemId, locale }: { courseId: string; itemId: string; locale: Locale },
): Promise<TestPage> {
  const latest = await latestAttempt(ctx, itemId);
  const item = await getTestItem(ctx, itemId, locale, latest?.versionId);
  const { test } = item;
  if (item.course.id !== courseId || !test) throw new DomainError("not_found");
  if (!latest) await requireOpen(ctx, itemId);
  const given = new Map<string, Given>(latest?.answers.map(({ questionId, ...one }) => [questionId, one]));
  const submitted = latest?.scorePercent ?? null;
  const passPercent = latest?.passPercent ?? test.passPercent;
  const passed = submitted !== null && submitted >= passPercent;
  const limits = latest?.limits ?? test;
  const redo = latest ? (readChanges(latest.changes)[0]?.redo ?? null) : null;
  const history = testHistory(submittedIn(latest), redo?.since ?? null);
  return {
    course: item.course,
    item: { id: itemId, title: item.title },
    of: item.of,
    textLocale: item.textLocale,
    translation: item.translation,
    draw: Math.min(test.draw, test.questions.length),
    passPercent,
    next: nextAttempt(limits, history, ctx.clock.now()),
    attempts: limits.attempts === undefined ? null : { used: history.submitted, of: limits.attempts },
    redoBy: redo?.by ?? null,
    waitHours: limits.waitHours,
    phase: latest ? (submitted === null ? "open" : "result") : "start",
    attemptId: latest?.id ?? null,
    questions: (latest?.questionIds ?? []).flatMap((id): QuestionView[] => {
      const facts = test.questions.find((question) => question.id === id);
      const part = item.parts.find((one) => one.kind === "question" && one.id === id);
      if (!facts || part?.kind !== "question") return [];
      return [questionView(facts, part, item.textLocale, latest?.id ?? "", given.get(id))];
    }),
    scorePercent: submitted,
    passed,
  };
}

function submittedIn(latest: Awaited<ReturnType<typeof latestAttempt>>) {
  return (latest?.submitted ?? []).map(({ startedAt, at, passed }) => ({
    startedAt: new Date(startedAt),
    submittedAt: new Date(at),
    passed,
  }));
}

/** The open attempt, or the one submitted last. Results are read only of what was submitted. */
async function latestAttempt(ctx: PersonCtx, itemId: string) {
  const [row] = await ctx.db
    .select({
      id: attempt.id,
      versionId: attempt.versionId,
      questionIds: attempt.questionIds,
      scorePercent: attempt.scorePercent,
      passPercent: attempt.passPercent,
      submitted: sql<
        readonly { readonly startedAt: string; readonly at: string; readonly passed: boolean }[]
      >`(
        select coalesce(jsonb_agg(jsonb_build_object('startedAt', other.started_at, 'at', other.submitted_at,
          'passed', other.score_percent >= other.pass_percent) order by other.submitted_at), '[]')
        from attempt other where other.person_id = ${ctx.actor.personId}::uuid and other.item_id = ${itemId}
          and other.kind = 'graded' and other.submitted_at is not null)`,
      changes: changesSinceSql(ctx, sql`${ctx.actor.personId}::uuid`, itemId),
      /** Of the test as it stands now, without its questions; null when it has none any more. */
      limits: sql<Pick<TestFacts, "attempts" | "waitHours"> | null>`(
        select coalesce(v.facts -> 'quiz', v.facts -> 'assessment') - 'questions'
        from content_item i join content_version v on v.id = i.current_version_id where i.id = ${itemId})`,
      answers: sql<readonly (Given & { readonly questionId: string })[]>`(
        select coalesce(jsonb_agg(jsonb_build_object(
          'questionId', ${answer.questionId}, 'response', ${answer.response},
          'result', case when ${attempt.submittedAt} is null then null else ${answer.result} end)), '[]')
        from ${answer} where ${answer.attemptId} = ${attempt.id})`,
    })
    .from(attempt)
    .where(
      and(eq(attempt.personId, ctx.actor.personId), eq(attempt.itemId, itemId), eq(attempt.kind, "graded")),
    )
    .orderBy(sql`(${attempt.submittedAt} is null) desc`, desc(attempt.submittedAt), desc(attempt.startedAt))
    .limit(1);
  return row ?? null;
}
