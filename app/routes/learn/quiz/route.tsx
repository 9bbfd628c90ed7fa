import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireOwnPage, requirePerson } from "#app/auth/guards.server.ts";
import { getTestPage } from "#app/domain/learning/queries/get-test-page.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/lib/form-like.ts";
import { badRequest, readForm, typedLimit } from "#app/http/read-body.server.ts";
import { sendToNewPlace } from "#app/http/send-to-new-place.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { saveQuiz, startQuiz, submitQuiz } from "./writes.server.ts";
import { QuizView, testTitle } from "./view.tsx";

/** Two addresses, one page: `/learn/:course/quiz/:module` and `/learn/:course/assessment`. */
function testAt({ params }: Pick<LoaderFunctionArgs, "params">): { courseId: string; itemId: string } {
  const { course: courseId = "", module: itemId = courseId } = params;
  return { courseId, itemId };
}

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  const at = testAt(args);
  const page = await getTestPage(ctx, { ...at, locale }).catch(async (error: unknown) => {
    await sendToNewPlace(ctx, { ...at, error, addressOf: paths.quiz });
    return refuse(error);
  });
  // The id of the attempt that "Start" would make: pressing it twice makes one.
  return { page, newAttemptId: uuidv7() };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, locale, viewer } = await requirePerson(args);
  const form = await readForm(args.request, typedLimit);
  requireOwnPage(viewer, form);
  const at = { ...testAt(args), locale };
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
  pageTitle(args, (t) => (args.data ? testTitle(t, args.data.page) : t("learn.title")));

export default function QuizRoute() {
  const { page, newAttemptId } = useLoaderData<typeof loader>();
  return (
    <QuizView page={page} newAttemptId={newAttemptId} refused={useActionData<typeof action>() ?? null} />
  );
}
