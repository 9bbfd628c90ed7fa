import { and, desc, eq, sql } from "drizzle-orm";
import { answer, attempt } from "#app/db/schema/index.ts";
import type { ItemLink } from "#app/domain/curriculum/item-view.ts";
import { getQuizItem } from "#app/domain/curriculum/queries/get-quiz-item.server.ts";
import type { TranslationState } from "#app/domain/curriculum/vocabulary.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { questionView, type Given, type QuestionView } from "../question-view.ts";

/** The module's check for one person. In `open` no key and no feedback is in it. */
export interface QuizPage {
  readonly course: ItemLink;
  readonly module: ItemLink;
  readonly textLocale: Locale;
  readonly translation: TranslationState;
  readonly draw: number;
  readonly passPercent: number;
  /** `start`: none open, none submitted. `open`: questions to answer. `result`: the last one submitted. */
  readonly phase: "start" | "open" | "result";
  readonly attemptId: string | null;
  readonly questions: readonly QuestionView[];
  readonly scorePercent: number | null;
  readonly passed: boolean;
}

/** In two statements. Throws `not_found`, also when the module belongs to another course or has no quiz. */
export async function getQuizPage(
  ctx: PersonCtx,
  { courseId, moduleId, locale }: { courseId: string; moduleId: string; locale: Locale },
): Promise<QuizPage> {
  const latest = await latestAttempt(ctx, moduleId);
  const item = await getQuizItem(ctx, moduleId, locale, latest?.versionId);
  const { quiz } = item.facts;
  if (item.course.id !== courseId || !quiz) throw new DomainError("not_found");
  const given = new Map<string, Given>(latest?.answers.map(({ questionId, ...one }) => [questionId, one]));
  const submitted = latest?.scorePercent ?? null;
  const questions = (latest?.questionIds ?? []).flatMap((id): QuestionView[] => {
    const facts = quiz.questions.find((question) => question.id === id);
    const part = item.parts.find((one) => one.kind === "question" && one.id === id);
    if (!facts || part?.kind !== "question") return [];
    return [questionView(facts, part, item.textLocale, latest?.id ?? "", given.get(id))];
  });
  return {
    course: item.course,
    module: { id: moduleId, title: item.title },
    textLocale: item.textLocale,
    translation: item.translation,
    draw: Math.min(quiz.draw, quiz.questions.length),
    passPercent: latest?.passPercent ?? quiz.passPercent,
    phase: latest ? (submitted === null ? "open" : "result") : "start",
    attemptId: latest?.id ?? null,
    questions,
    scorePercent: submitted,
    passed: submitted !== null && submitted >= (latest?.passPercent ?? quiz.passPercent),
  };
}

/** The open attempt, or the one submitted last. Results are read only of what was submitted. */
async function latestAttempt(ctx: PersonCtx, moduleId: string) {
  const [row] = await ctx.db
    .select({
      id: attempt.id,
      versionId: attempt.versionId,
      questionIds: attempt.questionIds,
      scorePercent: attempt.scorePercent,
      passPercent: attempt.passPercent,
      answers: sql<readonly (Given & { readonly questionId: string })[]>`(
        select coalesce(jsonb_agg(jsonb_build_object(
          'questionId', ${answer.questionId}, 'response', ${answer.response},
          'result', case when ${attempt.submittedAt} is null then null else ${answer.result} end)), '[]')
        from ${answer} where ${answer.attemptId} = ${attempt.id})`,
    })
    .from(attempt)
    .where(
      and(eq(attempt.personId, ctx.actor.personId), eq(attempt.itemId, moduleId), eq(attempt.kind, "graded")),
    )
    .orderBy(sql`(${attempt.submittedAt} is null) desc`, desc(attempt.submittedAt), desc(attempt.startedAt))
    .limit(1);
  return row ?? null;
}
