import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireOwnPage, requirePerson } from "#app/auth/guards.server.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { askAgain } from "#app/domain/learning/ask-again.server.ts";
import { questionResponse } from "#app/domain/learning/inputs.ts";
import { getReview } from "#app/domain/learning/queries/get-review.server.ts";
import { isTouched, readResponse, sentFields } from "#app/domain/learning/response-fields.ts";
import { restQuestion } from "#app/domain/learning/rest-question.server.ts";
import { reviewQuestion } from "#app/domain/learning/review-question.server.ts";
import { turnReview } from "#app/domain/learning/turn-review.server.ts";
import { refuse, refuseForm } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/lib/form-like.ts";
import { flash } from "#app/http/flash.server.ts";
import { badRequest, readForm, typedLimit } from "#app/http/read-body.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { ReviewView, type Answered } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  // The id of the write that "Check my answer" would make: sending it twice counts once.
  return { page: await getReview(ctx, locale).catch(refuse), writeId: uuidv7() };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, locale, viewer } = await requirePerson(args);
  const form = await readForm(args.request, typedLimit);
  requireOwnPage(viewer, form);
  const itemId = fieldOf(form, "item");
  const questionId = fieldOf(form, "question");
  const back = (key: "tools.review.turnedOn" | "tools.review.turnedOff" | "tools.review.rested") =>
    redirect(paths.review(), { status: 303, headers: flash(args.context, key) });
  switch (fieldOf(form, "intent")) {
    case "answer": {
      const response = questionResponse.safeParse(readResponse(form, questionId));
      if (!response.success) {
        const kind = isTouched(form, questionId) ? "unread" : "nothing";
        const { off, next } = await getReview(ctx, locale).catch(refuse);
        // Another tab went on meanwhile: no field is left in which the words could stand.
        if (kind === "unread" && (off || next?.itemId !== itemId || next.question.id !== questionId))
          return refuseForm(form)(new DomainError("conflict"));
        return data<Answered>({ kind, fields: sentFields(form, questionId) }, 400);
      }
      const write = { writeId: fieldOf(form, "write"), itemId, questionId, response: response.data, locale };
      return data<Answered>({
        kind: "answered",
        question: await reviewQuestion(ctx, write).catch(refuseForm(form)),
      });
    }
    case "rest":
      await restQuestion(ctx, { itemId, questionId }).catch(refuse);
      return back("tools.review.rested");
    case "ask": {
      const { courseId } = await askAgain(ctx, { lessonId: itemId, questionId }).catch(refuse);
      const headers = flash(args.context, "tools.review.asked");
      return redirect(`${paths.lesson(courseId, itemId)}#q-${questionId}`, { status: 303, headers });
    }
    case "on":
      await turnReview(ctx, true).catch(refuse);
      return back("tools.review.turnedOn");
    case "off":
      await turnReview(ctx, false).catch(refuse);
      return back("tools.review.turnedOff");
    default:
      throw badRequest();
  }
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("tools.review.title"));

export default function ReviewRoute() {
  const { page, writeId } = useLoaderData<typeof loader>();
  return <ReviewView page={page} writeId={writeId} answered={useActionData<typeof action>() ?? null} />;
}
