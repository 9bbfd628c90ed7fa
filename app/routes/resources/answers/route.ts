import type { ActionFunctionArgs } from "@remix-run/node";
import { requirePerson } from "#app/auth/guards.server.ts";
import { feedbackWords } from "#app/components/lesson/feedback-words.ts";
import { getAnsweredQuestion } from "#app/domain/learning/queries/get-answered-question.server.ts";
import { readResponse } from "#app/domain/learning/response-fields.ts";
import { saveAnswer } from "#app/domain/learning/save-answer.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { fieldOf, partOf } from "#app/http/field-of.ts";
import { badRequest, readForm } from "#app/http/read-body.server.ts";
import { translator } from "#app/i18n/translate.ts";

/**
 * Where the script sends one answer: the fields of the question's form, and `write`. Practice is answered with the
 * words of its feedback, an attempt only with `{ saved: true }`.
 */
export async function action(args: ActionFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  const form = await readForm(args.request);
  const questionId = fieldOf(form, "question");
  const response = readResponse(form, questionId);
  if (!response) throw badRequest();
  const write = { writeId: fieldOf(form, "write"), questionId, response, locale };

  const attemptId = fieldOf(form, "attempt");
  if (attemptId) {
    await saveAnswer(ctx, { ...write, target: { attemptId } }).catch(refuse);
    return Response.json({ saved: true });
  }
  const lessonId = fieldOf(form, "lesson");
  const target = { lessonId, ...partOf(form) };
  const { courseId } = await saveAnswer(ctx, { ...write, target }).catch(refuse);
  const asked = { courseId: courseId ?? "", lessonId, questionId, locale };
  const question = await getAnsweredQuestion(ctx, asked).catch(refuse);
  return Response.json({
    saved: true,
    feedback: feedbackWords(question.feedback, question, translator(locale)),
  });
}
