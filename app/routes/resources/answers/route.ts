import type { ActionFunctionArgs } from "@remix-run/node";
import { requireOwnPage, requirePerson } from "#app/auth/guards.server.ts";
import { feedbackWords } from "#app/components/lesson/feedback-words.ts";
import { getAnsweredQuestion } from "#app/domain/learning/queries/get-answered-question.server.ts";
import { takeLetter } from "#app/domain/learning/take-letter.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/lib/form-like.ts";
import { readForm } from "#app/http/read-body.server.ts";
import { translator } from "#app/i18n/translate.ts";

/**
 * Where the script sends one answer: the fields of the question's form, `author` and `write`. Practice is answered
 * with the words of its feedback on the answer that stands.
 */
export async function action(args: ActionFunctionArgs) {
  const { ctx, viewer, locale } = await requirePerson(args);
  const form = await readForm(args.request);
  requireOwnPage(viewer, form, "script");
  const letter = { writeId: fieldOf(form, "write"), fields: form, locale };
  const { stands, answer } = await takeLetter(ctx, "answers", letter).catch(refuse);
  const saved = { saved: true, stands };
  // A graded one; or the lesson has changed since the page was opened and asks this no more: kept, nothing to say.
  if (!answer?.saved.current) return Response.json(saved);
  const { questionId, lessonId } = answer;
  const asked = { courseId: answer.saved.courseId ?? "", lessonId, questionId, locale };
  const question = await getAnsweredQuestion(ctx, asked).catch(refuse);
  const feedback = feedbackWords(question.feedback, question, translator(locale));
  return Response.json({ ...saved, feedback });
}
