import {
  data,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePerson } from "#app/auth/guards.server.ts";
import { getLessonPage } from "#app/domain/learning/queries/get-lesson-page.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/http/field-of.ts";
import { badRequest, readForm } from "#app/http/read-body.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";
import { answerInLesson, finishLesson, reflectInLesson } from "./writes.server.ts";
import { LessonView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale, viewer } = await requirePerson(args);
  const { course: courseId = "", lesson: lessonId = "" } = args.params;
  const page = await getLessonPage(ctx, { courseId, lessonId, locale }).catch(refuse);
  return data(page, { headers: prefetchHeaders(args.request, viewer.sharedDevice) });
}

/**
 * The browser may fetch the next lesson ahead when a finger comes near the link: in memory only, for this page only.
 * Not on a shared device and not for those who save data.
 */
function prefetchHeaders(request: Request, sharedDevice: boolean): HeadersInit {
  if (sharedDevice || request.headers.get("Save-Data") === "on") return {};
  return { "Speculation-Rules": `"${paths.prefetchRules()}"` };
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function action(args: ActionFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  const { course: courseId = "", lesson: lessonId = "" } = args.params;
  const form = await readForm(args.request);
  const at = { courseId, lessonId, locale };
  switch (fieldOf(form, "intent")) {
    case "answer":
      return answerInLesson(ctx, form, at);
    case "reflect":
      return reflectInLesson(ctx, form, at);
    case "done":
      return finishLesson(ctx, at);
    default:
      throw badRequest();
  }
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, (t) => args.data?.title ?? t("learn.title"));

export default function LessonRoute() {
  return (
    <LessonView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />
  );
}
