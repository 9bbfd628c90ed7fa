import { data, redirect } from "@remix-run/node";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { completeLesson } from "#app/domain/learning/complete-lesson.server.ts";
import { reflectionLimit } from "#app/domain/learning/inputs.ts";
import { moveInScenario } from "#app/domain/learning/move-in-scenario.server.ts";
import { readResponse, sentFields } from "#app/domain/learning/response-fields.ts";
import { saveAnswer } from "#app/domain/learning/save-answer.server.ts";
import { saveReflection } from "#app/domain/learning/save-reflection.server.ts";
import { readWay } from "#app/domain/learning/scenario.ts";
import { typedWriting } from "#app/domain/learning/writing.ts";
import { startScenarioAgain } from "#app/domain/learning/start-scenario-again.server.ts";
import { refuse, refuseForm } from "#app/http/error-response.server.ts";
import { fieldOf, partOf, seenOf } from "#app/lib/form-like.ts";
import { paths } from "#app/lib/paths.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import type { Refused } from "./refused.ts";

interface At {
  readonly courseId: string;
  readonly lessonId: string;
  readonly locale: Locale;
}

/**
 * The forms of a lesson without a script. Such a form has no queue that could repeat out of order, so its write gets
 * its id here: sending it twice stores the same answer twice.
 */
export async function answerInLesson(ctx: PersonCtx, form: FormData, { courseId, lessonId, locale }: At) {
  const questionId = fieldOf(form, "question");
  const response = readResponse(form, questionId);
  if (!response) return refusal({ kind: "answer", id: questionId, fields: sentFields(form, questionId) });
  const target = { lessonId, ...partOf(form) };
  await saveAnswer(ctx, { writeId: uuidv7(), target, questionId, response, locale }).catch(refuseForm(form));
  return redirect(`${paths.lesson(courseId, lessonId)}#q-${questionId}`, 303);
}

export async function reflectInLesson(ctx: PersonCtx, form: FormData, { courseId, lessonId }: At) {
  const promptId = fieldOf(form, "prompt");
  const text = typedWriting(form);
  if (text.length > reflectionLimit) return refusal({ kind: "reflection", id: promptId, text });
  const write = { writeId: uuidv7(), lessonId, promptId, text, ...partOf(form), ...seenOf(form) };
  await saveReflection(ctx, write).catch(refuseForm(form));
  return redirect(`${paths.lesson(courseId, lessonId)}#r-${promptId}`, 303);
}

/** The button that was pressed says `step.choice`; the form holds the way up to it. */
export async function moveInStory(ctx: PersonCtx, form: FormData, { courseId, lessonId }: At) {
  const moves = readWay(`${fieldOf(form, "way")} ${fieldOf(form, "choice")}`);
  await moveInScenario(ctx, { ...storyIn(form, lessonId), moves }).catch(refuse);
  return redirect(`${paths.lesson(courseId, lessonId)}#s-${fieldOf(form, "story")}-now`, 303);
}

export async function beginStoryAgain(ctx: PersonCtx, form: FormData, { courseId, lessonId }: At) {
  await startScenarioAgain(ctx, storyIn(form, lessonId)).catch(refuse);
  return redirect(`${paths.lesson(courseId, lessonId)}#s-${fieldOf(form, "story")}`, 303);
}

const storyIn = (form: FormData, lessonId: string) => ({
  writeId: uuidv7(),
  runId: fieldOf(form, "run"),
  lessonId,
  scenarioId: fieldOf(form, "story"),
  versionId: fieldOf(form, "version"),
});

export async function finishLesson(ctx: PersonCtx, { courseId, lessonId }: At) {
  try {
    await completeLesson(ctx, { lessonId });
  } catch (error) {
    const open = error instanceof DomainError && error.code === "conflict" ? error.params["open"] : undefined;
    if (typeof open !== "string") return refuse(error);
    return refusal({ kind: "done", open: open.split(" ") });
  }
  return redirect(`${paths.lesson(courseId, lessonId)}#done`, 303);
}

const refusal = (refused: Refused) => data(refused, 400);
