import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePerson } from "#app/auth/guards.server.ts";
import { getQuizPage } from "#app/domain/learning/queries/get-quiz-page.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/http/field-of.ts";
import { badRequest, readForm } from "#app/http/read-body.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { saveQuiz, startQuiz, submitQuiz } from "./writes.server.ts";
import { QuizView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  const { course: courseId = "", module: moduleId = "" } = args.params;
  const page = await getQuizPage(ctx, { courseId, moduleId, locale }).catch(refuse);
  // The id of the attempt that "Start" would make: pressing it twice makes one.
  return { page, newAttemptId: uuidv7() };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  const { course: courseId = "", module: moduleId = "" } = args.params;
  const form = await readForm(args.request);
  const at = { courseId, moduleId, locale };
  switch (fieldOf(form, "intent")) {
    case "start":
      return startQuiz(ctx, form, at);
    case "save":
      return saveQuiz(ctx, form, at, args.context);
    case "submit":
      return submitQuiz(ctx, form, at, false);
    case "submit-anyway":
      return submitQuiz(ctx, form, at, true);
    default:
      throw badRequest();
  }
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, (t) =>
    args.data ? t("learn.quiz.title", { module: args.data.page.module.title }) : t("learn.title"),
  );

export default function QuizRoute() {
  const { page, newAttemptId } = useLoaderData<typeof loader>();
  return (
    <QuizView page={page} newAttemptId={newAttemptId} refused={useActionData<typeof action>() ?? null} />
  );
}
