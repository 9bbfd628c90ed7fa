import {
  data,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireOwnPage, requirePerson } from "#app/auth/guards.server.ts";
import { getLessonPage } from "#app/domain/learning/queries/get-lesson-page.server.ts";
import { sendToNewPlace } from "#app/http/send-to-new-place.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/lib/form-like.ts";
import { badRequest, readForm, typedLimit } from "#app/http/read-body.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";
import {
  answerInLesson,
  beginStoryAgain,
  finishLesson,
  moveInStory,
  reflectInLesson,
} from "./writes.server.ts";
import { LessonView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale, viewer } = await requirePerson(args);
  const { course: courseId = "", lesson: lessonId = "" } = args.params;
  const version = versionIn(args.request);
  const asked = { courseId, lessonId, locale, ...(version === null ? {} : { number: version }) };
  const page = await getLessonPage(ctx, asked).catch(async (error: unknown) => {
    await sendToNewPlace(ctx, { courseId, itemId: lessonId, error, addressOf: paths.lesson });
    return refuse(error);
  });
  return data(page, { headers: prefetchHeaders(args.request, viewer.sharedDevice) });
}

/** `?version=2` opens a version that this person finished. */
function versionIn(request: Request): number | null {
  const text = new URL(request.url).searchParams.get("version") ?? "";
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : null;
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
  const { ctx, locale, viewer } = await requirePerson(args);
  const { course: courseId = "", lesson: lessonId = "" } = args.params;
  const form = await readForm(args.request, typedLimit);
  requireOwnPage(viewer, form);
  const at = { courseId, lessonId, locale };
  switch (fieldOf(form, "intent")) {
    case "answer":
      return answerInLesson(ctx, form, at);
    case "reflect":
      return reflectInLesson(ctx, form, at);
    case "story":
      return moveInStory(ctx, form, at);
    case "story-again":
      return beginStoryAgain(ctx, form, at);
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
