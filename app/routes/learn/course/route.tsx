import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireOwnPage, requirePerson } from "#app/auth/guards.server.ts";
import { enrol } from "#app/domain/learning/enrol.server.ts";
import { finishCourse } from "#app/domain/learning/finish-course.server.ts";
import { getCoursePage } from "#app/domain/learning/queries/get-course-page.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/lib/form-like.ts";
import { readForm } from "#app/http/read-body.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";
import { CourseView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  const page = await getCoursePage(ctx, args.params["course"] ?? "", locale).catch(refuse);
  // A closed course shows what is in it and why it is closed, and is refused all the same.
  return data(page, page.lock ? 403 : 200);
}

/** Starting a course leads to its first lesson, which the form names. Finishing completes what has become due. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, viewer } = await requirePerson(args);
  const courseId = args.params["course"] ?? "";
  const form = await readForm(args.request);
  requireOwnPage(viewer, form);
  if (fieldOf(form, "intent") === "finish") {
    await finishCourse(ctx, { courseId }).catch(refuse);
    return redirect(paths.course(courseId), 303);
  }
  await enrol(ctx, { courseId }).catch(refuse);
  const lesson = fieldOf(form, "lesson");
  return redirect(/^[a-z0-9-]+$/.test(lesson) ? paths.lesson(courseId, lesson) : paths.course(courseId), 303);
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, (t) => args.data?.title ?? t("learn.title"));

export default function CourseRoute() {
  return <CourseView page={useLoaderData<typeof loader>()} />;
}
