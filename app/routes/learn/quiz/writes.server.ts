import { data, redirect, type AppLoadContext } from "@remix-run/node";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { readResponse, sentFields, type Fields } from "#app/domain/learning/response-fields.ts";
import { saveAnswer } from "#app/domain/learning/save-answer.server.ts";
import { startQuizAttempt } from "#app/domain/learning/start-quiz-attempt.server.ts";
import { submitQuizAttempt } from "#app/domain/learning/submit-quiz-attempt.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/http/field-of.ts";
import { flash } from "#app/http/flash.server.ts";
import { paths } from "#app/lib/paths.ts";
import { uuidv7 } from "#app/lib/uuid.ts";

interface At {
  readonly courseId: string;
  readonly moduleId: string;
  readonly locale: Locale;
}

/** Questions that stand open after "Submit", with all that was sent. */
export interface OpenQuestions {
  readonly open: readonly string[];
  readonly fields: Fields;
}

export async function startQuiz(ctx: PersonCtx, form: FormData, { courseId, moduleId, locale }: At) {
  const attemptId = fieldOf(form, "attempt");
  await startQuizAttempt(ctx, { attemptId, itemId: moduleId, locale }).catch(refuse);
  return redirect(paths.quiz(courseId, moduleId), 303);
}

/** Without a script: each answer of the form by itself, so that one that is refused holds up no other. */
export async function saveQuiz(ctx: PersonCtx, form: FormData, at: At, context: AppLoadContext) {
  const target = { attemptId: fieldOf(form, "attempt") };
  for (const { questionId, response } of answersIn(form)) {
    const write = { writeId: uuidv7(), target, questionId, response, locale: at.locale };
    await saveAnswer(ctx, write).catch(refuse);
  }
  return redirect(paths.quiz(at.courseId, at.moduleId), {
    status: 303,
    headers: flash(context, "learn.quiz.saved"),
  });
}

export async function submitQuiz(ctx: PersonCtx, form: FormData, at: At, acceptOpen: boolean) {
  const attemptId = fieldOf(form, "attempt");
  try {
    await submitQuizAttempt(ctx, { attemptId, answers: answersIn(form), acceptOpen });
  } catch (error) {
    const open = error instanceof DomainError && error.code === "conflict" ? error.params["open"] : undefined;
    if (typeof open !== "string") return refuse(error);
    const fields = Object.assign({}, ...questionsIn(form).map((id) => sentFields(form, id)));
    return data<OpenQuestions>({ open: open.split(" "), fields }, 400);
  }
  return redirect(`${paths.quiz(at.courseId, at.moduleId)}#content`, 303);
}

const questionsIn = (form: FormData) =>
  form.getAll("question").filter((value): value is string => typeof value === "string");

function answersIn(form: FormData) {
  return questionsIn(form).flatMap((questionId) => {
    const response = readResponse(form, questionId);
    return response ? [{ questionId, response }] : [];
  });
}
