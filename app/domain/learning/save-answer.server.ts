import { and, eq, isNull, sql } from "drizzle-orm";
import { answer, attempt } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { QuestionFacts } from "#app/domain/curriculum/facts.ts";
import type { AnswerResult, QuestionResponse } from "#app/domain/curriculum/mark-answer.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { canonicalJson } from "#app/lib/canonical-json.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { saveAnswerInput, type SaveAnswerInput } from "./inputs.ts";
import { addReviews } from "./internal/add-reviews.server.ts";
import { acceptWrite, forgetWrite } from "./internal/accept-write.server.ts";
import { ensureEnrolled } from "./internal/ensure-enrolled.server.ts";
import { keepPlace } from "./internal/keep-place.server.ts";
import { loadAttemptFor } from "./internal/load-attempt-for.server.ts";
import { loadLesson, type OpenLesson } from "./internal/load-lesson.server.ts";
import { markInAnyLanguage } from "./internal/mark-in-any-language.ts";
import { parseInput } from "./internal/parse-input.ts";
import { practiceQuestion } from "./internal/practice-question.server.ts";
import { storeAnswers } from "./internal/store-answers.server.ts";

export interface SavedAnswer {
  readonly attemptId: string;
  /** The answer that stands now; a repeated write gives the one that stands, not its own. */
  readonly response: QuestionResponse;
  /** False when it came too late: another one stands that was written later. What was accepted once stood. */
  readonly stands: boolean;
  /** Null in a graded attempt: the key stays where it is until submission. */
  readonly result: AnswerResult | null;
  /** Of a practice answer: the course that its lesson stands in. */
  readonly courseId: string | null;
  /** False for a practice answer to an earlier version of the lesson, which asks this no more or otherwise. */
  readonly current: boolean;
}

/**
 * Keeps one answer: practice is marked at once, graded is only stored. An answer to what an earlier version of a
 * lesson asked is kept like any other. Refuses `not_found` (another person's
 * attempt, a question that is not in it), `already_done` (submitted), `invalid` (another kind of response),
 * `withheld_law_check`.
 */
export async function saveAnswer(ctx: PersonCtx, input: SaveAnswerInput): Promise<SavedAnswer> {
  const { target, ...write } = parseInput(saveAnswerInput, input);
  return withTransaction(ctx, (tx) =>
    "attemptId" in target
      ? saveGraded(tx, target.attemptId, write)
      : savePractice(tx, target.lessonId, target.part, write),
  );
}

type Write = Omit<SaveAnswerInput, "target">;

async function savePractice(tx: PersonCtx, lessonId: string, part: number | undefined, write: Write) {
  const lesson = await loadLesson(tx, lessonId);
  const { questionId, writeId, response } = write;
  const { facts, current } = await practiceQuestion(tx, lesson, questionId, response.kind);
  const result = markInAnyLanguage(facts, response);
  const first = await acceptWrite(tx, writeId);
  const attemptId = await practiceAttempt(tx, lesson, write);
  const stands = () => standing(tx, attemptId, write, { courseId: lesson.courseId, current });
  if (!first) return { ...(await stands()), stands: true };
  await ensureEnrolled(tx, lesson.courseId);
  // A write of which nothing is stored is no accepted one.
  const overtaken = async () => {
    await forgetWrite(tx, writeId);
    return stands();
  };
  if (!current && (await isAnsweredAsNow(tx, attemptId, lesson, questionId))) return overtaken();
  const [kept] = await storeAnswers(tx, [{ attemptId, questionId, writeId, response, result }]);
  // A mistake comes back in the review, whichever way the answers arrived.
  if (!result.right && current) await addReviews(tx, lesson.id, [questionId]);
  if (kept === undefined) return overtaken();
  if (part !== undefined) await keepPlace(tx, lesson.id, part);
  await audit(tx, attemptId, write, result);
  return { attemptId, response, result, stands: true, courseId: lesson.courseId, current };
}

async function saveGraded(tx: PersonCtx, attemptId: string, write: Write) {
  const { row, test } = await loadAttemptFor(tx, attemptId);
  const first = await acceptWrite(tx, write.writeId);
  const stands = () => standing(tx, attemptId, write, { courseId: null, current: true });
  if (!first) return { ...(await stands()), stands: true };
  if (row.submittedAt) throw new DomainError("already_done");
  factsFor(
    test.questions.filter(({ id }) => row.questionIds.includes(id)),
    write,
  );
  const { questionId, writeId, response } = write;
  const [kept] = await storeAnswers(tx, [{ attemptId, questionId, writeId, response, result: null }]);
  if (kept === undefined) {
    await forgetWrite(tx, writeId);
    return stands();
  }
  await audit(tx, attemptId, write, null);
  return { attemptId, response, result: null, stands: true, courseId: null, current: true };
}

function factsFor(questions: readonly QuestionFacts[], { questionId, response }: Write): QuestionFacts {
  const facts = questions.find((question) => question.id === questionId);
  if (!facts) throw new DomainError("not_found", { question: questionId });
  if (facts.kind !== response.kind) throw new DomainError("invalid", { question: questionId });
  return facts;
}

/** The one open practice attempt of a lesson; it follows the lesson to each new version. */
async function practiceAttempt(tx: PersonCtx, lesson: OpenLesson, { locale }: Write): Promise<string> {
  const questionIds = lesson.facts.questions.map(({ id }) => id);
  const [row] = await tx.db
    .insert(attempt)
    .values({
      id: uuidv7(tx.clock.now().getTime()),
      personId: tx.actor.personId,
      itemId: lesson.id,
      versionId: lesson.versionId,
      kind: "practice",
      questionIds,
      locale,
      startedAt: tx.clock.now(),
    })
    .onConflictDoUpdate({
      target: [attempt.personId, attempt.itemId, attempt.kind],
      targetWhere: isNull(attempt.submittedAt),
      set: { versionId: sql`excluded.version_id`, questionIds: sql`excluded.question_ids` },
    })
    .returning({ id: attempt.id });
  if (!row) throw new Error("the practice attempt was neither made nor found");
  return row.id;
}

/** An answer to the question as it is asked now stays before one to how it was asked once. */
async function isAnsweredAsNow(tx: PersonCtx, attemptId: string, lesson: OpenLesson, questionId: string) {
  const kind = lesson.facts.questions.find(({ id }) => id === questionId)?.kind;
  if (!kind) return false;
  const asNow = sql`${answer.response} ->> 'kind' = ${kind}`;
  return (
    (await tx.db.$count(
      answer,
      and(eq(answer.attemptId, attemptId), eq(answer.questionId, questionId), asNow),
    )) > 0
  );
}

async function standing(
  tx: PersonCtx,
  attemptId: string,
  write: Write,
  where: Pick<SavedAnswer, "courseId" | "current">,
): Promise<SavedAnswer> {
  const [row] = await tx.db
    .select({ response: answer.response, result: answer.result })
    .from(answer)
    .where(and(eq(answer.attemptId, attemptId), eq(answer.questionId, write.questionId)))
    .limit(1);
  if (!row) throw new DomainError("conflict");
  return {
    attemptId,
    ...where,
    stands: canonicalJson(row.response) === canonicalJson(write.response),
    ...row,
  };
}

async function audit(tx: PersonCtx, attemptId: string, write: Write, result: AnswerResult | null) {
  await recordAudit(tx, {
    action: "learning.save-answer",
    targetType: "attempt",
    targetId: attemptId,
    detail: { questionId: write.questionId, credit: result?.credit ?? null },
  });
}
