import { data, redirect } from "@remix-run/node";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { completeLesson } from "#app/domain/learning/complete-lesson.server.ts";
import { reflectionLimit } from "#app/domain/learning/inputs.ts";
import { readResponse, sentFields } from "#app/domain/learning/response-fields.ts";
import { saveAnswer } from "#app/domain/learning/save-answer.server.ts";
import { saveReflection } from "#app/domain/learning/save-reflection.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { fieldOf, partOf } from "#app/http/field-of.ts";
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
  await saveAnswer(ctx, { writeId: uuidv7(), target, questionId, response, locale }).catch(refuse);
  return redirect(`${paths.lesson(courseId, lessonId)}#q-${questionId}`, 303);
}

export async function reflectInLesson(ctx: PersonCtx, form: FormData, { courseId, lessonId }: At) {
  const promptId = fieldOf(form, "prompt");
  const text = fieldOf(form, "text");
  if (text.length > reflectionLimit) return refusal({ kind: "reflection", id: promptId, text });
  await saveReflection(ctx, { writeId: uuidv7(), lessonId, promptId, text, ...partOf(form) }).catch(refuse);
  return redirect(`${paths.lesson(courseId, lessonId)}#r-${promptId}`, 303);
}

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
