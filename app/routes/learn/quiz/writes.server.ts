import { data, redirect, type AppLoadContext } from "@remix-run/node";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { questionResponse, type SubmitQuizAttemptInput } from "#app/domain/learning/inputs.ts";
import { isTouched, readResponse, sentFields, type Fields } from "#app/domain/learning/response-fields.ts";
import { saveAnswer } from "#app/domain/learning/save-answer.server.ts";
import { startQuizAttempt } from "#app/domain/learning/start-quiz-attempt.server.ts";
import { submitQuizAttempt } from "#app/domain/learning/submit-quiz-attempt.server.ts";
import { refuseForm, statusOf } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/lib/form-like.ts";
import { flash } from "#app/http/flash.server.ts";
import { paths } from "#app/lib/paths.ts";
import { uuidv7 } from "#app/lib/uuid.ts";

interface At {
  readonly courseId: string;
  /** The module, or the course of an assessment. */
  readonly itemId: string;
  readonly locale: Locale;
}

/** Questions that stand open after "Submit", with all that was sent. */
export interface OpenQuestions {
  readonly open: readonly string[];
  /** Questions with something typed that is no answer: too long, half filled, no number. */
  readonly unread: readonly string[];
  readonly fields: Fields;
}

/** What cannot begin now says why and until when: the page itself, read anew, holds the reason. */
export async function startQuiz(ctx: PersonCtx, form: FormData, at: At) {
  const { itemId, locale } = at;
  try {
    await startQuizAttempt(ctx, { attemptId: fieldOf(form, "attempt"), itemId, locale });
  } catch (error) {
    if (!(error instanceof DomainError) || (error.code !== "not_yet" && error.code !== "used_up"))
      return refuseForm(form)(error);
    return data<OpenQuestions>({ open: [], unread: [], fields: {} }, statusOf[error.code]);
  }
  return redirect(addressOf(at), 303);
}

const addressOf = ({ courseId, itemId }: At) =>
  itemId === courseId ? paths.assessment(courseId) : paths.quiz(courseId, itemId);

/**
 * Without a script: each answer of the form by itself, so that one that is refused holds up no other. What could not be
 * read as an answer comes back as it was typed.
 */
export async function saveQuiz(ctx: PersonCtx, form: FormData, at: At, context: AppLoadContext) {
  const { answers, unread } = answersIn(form);
  const refused = await keepAnswers(ctx, form, at, answers);
  const wrong = [...unread, ...refused];
  if (wrong.length > 0) return data<OpenQuestions>({ open: [], unread: wrong, fields: allFields(form) }, 400);
  return redirect(addressOf(at), { status: 303, headers: flash(context, "learn.quiz.saved") });
}

/** With `acceptOpen` what could not be read is left open: the page has named it before. */
export async function submitQuiz(ctx: PersonCtx, form: FormData, at: At, acceptOpen: boolean) {
  const attemptId = fieldOf(form, "attempt");
  const { answers, unread } = answersIn(form);
  if (unread.length > 0 && !acceptOpen) {
    const refused = await keepAnswers(ctx, form, at, answers);
    return data<OpenQuestions>({ open: [], unread: [...unread, ...refused], fields: allFields(form) }, 400);
  }
  try {
    await submitQuizAttempt(ctx, { attemptId, answers, acceptOpen });
  } catch (error) {
    const open = error instanceof DomainError && error.code === "conflict" ? error.params["open"] : undefined;
    if (typeof open !== "string") return refuseForm(form)(error);
    return data<OpenQuestions>({ open: open.split(" "), unread: [], fields: allFields(form) }, 400);
  }
  return redirect(`${addressOf(at)}#content`, 303);
}

/** Saves each by itself. @returns the questions whose answer was refused; what ends the whole page is thrown */
async function keepAnswers(ctx: PersonCtx, form: FormData, { locale }: At, answers: readonly Answer[]) {
  const target = { attemptId: fieldOf(form, "attempt") };
  const refused: string[] = [];
  for (const { questionId, response } of answers) {
    try {
      await saveAnswer(ctx, { writeId: uuidv7(), target, questionId, response, locale });
    } catch (error) {
      const own = error instanceof DomainError && "question" in error.params;
      if (!own) return refuseForm(form)(error);
      refused.push(questionId);
    }
  }
  return refused;
}

const questionsIn = (form: FormData) =>
  form.getAll("question").filter((value): value is string => typeof value === "string");

const allFields = (form: FormData): Fields =>
  Object.assign({}, ...questionsIn(form).map((id) => sentFields(form, id)));

type Answer = SubmitQuizAttemptInput["answers"][number];

/** The answers of a form, and the questions where something was typed that is no whole answer. */
function answersIn(form: FormData): { answers: Answer[]; unread: string[] } {
  const answers: Answer[] = [];
  const unread: string[] = [];
  for (const questionId of questionsIn(form)) {
    const response = questionResponse.safeParse(readResponse(form, questionId));
    if (response.success) answers.push({ questionId, response: response.data });
    else if (isTouched(form, questionId)) unread.push(questionId);
  }
  return { answers, unread };
}
