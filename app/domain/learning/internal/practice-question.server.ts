import { and, desc, eq, sql } from "drizzle-orm";
import { contentVersion } from "#app/db/schema/index.ts";
import { isLessonFacts, type QuestionFacts } from "#app/domain/curriculum/facts.ts";
import type { QuestionKind } from "#app/domain/curriculum/vocabulary.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { OpenLesson } from "./load-lesson.server.ts";

export interface PracticeQuestion {
  readonly facts: QuestionFacts;
  /** False when the lesson has changed since the page was opened and asks this no more, or asks it otherwise. */
  readonly current: boolean;
}

/**
 * The question that an answer belongs to. A page may have stood open, or a phase without a network have lasted, while
 * the lesson got a new version: then it is the newest version that asked it so. Throws `not_found`, and `invalid`
 * when no version ever asked it in that kind.
 */
export async function practiceQuestion(
  ctx: Ctx,
  lesson: OpenLesson,
  questionId: string,
  kind: QuestionKind,
): Promise<PracticeQuestion> {
  const asked = (facts: QuestionFacts) => facts.id === questionId && facts.kind === kind;
  const current = lesson.facts.questions.find(asked);
  if (current) return { facts: current, current: true };
  const [earlier] = await ctx.db
    .select({ facts: contentVersion.facts })
    .from(contentVersion)
    .where(
      and(
        eq(contentVersion.itemId, lesson.id),
        sql`${contentVersion.facts} -> 'questions' @> jsonb_build_array(
          jsonb_build_object('id', ${questionId}::text, 'kind', ${kind}::text))`,
      ),
    )
    .orderBy(desc(contentVersion.number))
    .limit(1);
  const facts = earlier && isLessonFacts(earlier.facts) ? earlier.facts.questions.find(asked) : undefined;
  if (facts) return { facts, current: false };
  const otherKind = lesson.facts.questions.some(({ id }) => id === questionId);
  throw new DomainError(otherKind ? "invalid" : "not_found", { question: questionId });
}
