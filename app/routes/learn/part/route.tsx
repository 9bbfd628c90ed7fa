import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireOwnPage, requirePerson } from "#app/auth/guards.server.ts";
import { noteLimit, remarkLimit } from "#app/domain/learning/inputs.ts";
import { keepBookmark } from "#app/domain/learning/keep-bookmark.server.ts";
import { getPartPage } from "#app/domain/learning/queries/get-part-page.server.ts";
import { saveNote } from "#app/domain/learning/save-note.server.ts";
import { sendRemark } from "#app/domain/learning/send-remark.server.ts";
import { refuse, refuseForm } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/lib/form-like.ts";
import { flash } from "#app/http/flash.server.ts";
import { badRequest, readForm, typedLimit } from "#app/http/read-body.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { PartView, type RefusedPart } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  const page = await getPartPage(ctx, { ...placeOf(args.params), locale }).catch(refuse);
  // The id of the remark that "Send" would make: pressing it twice sends one.
  return { page, remarkId: uuidv7() };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, locale, viewer } = await requirePerson(args);
  const place = placeOf(args.params);
  const { courseId, lessonId, part } = place;
  const form = await readForm(args.request, typedLimit);
  requireOwnPage(viewer, form);
  const text = fieldOf(form, "text");
  const done = (key: "marked" | "unmarked" | "noteSaved" | "remarkSent") =>
    redirect(paths.lessonPart(courseId, lessonId, part), {
      status: 303,
      headers: flash(args.context, `tools.part.${key}`),
    });
  switch (fieldOf(form, "intent")) {
    case "mark":
    case "unmark": {
      const on = fieldOf(form, "intent") === "mark";
      await keepBookmark(ctx, { lessonId, part, on }).catch(refuse);
      return done(on ? "marked" : "unmarked");
    }
    case "note":
      if (text.length > noteLimit) return data<RefusedPart>({ form: "note", text }, 400);
      await saveNote(ctx, { lessonId, part, text }).catch(refuseForm(form));
      return done("noteSaved");
    case "remark": {
      const said = text.trim();
      if (said === "" || said.length > remarkLimit) return data<RefusedPart>({ form: "remark", text }, 400);
      const remarkId = fieldOf(form, "remark");
      await sendRemark(ctx, { remarkId, lessonId, part, text: said, locale }).catch(refuseForm(form));
      return done("remarkSent");
    }
    default:
      throw badRequest();
  }
}

function placeOf(params: LoaderFunctionArgs["params"]) {
  const { course: courseId = "", lesson: lessonId = "", part = "" } = params;
  return { courseId, lessonId, part: /^\d{1,4}$/.test(part) ? Number(part) : -1 };
}

export const meta: MetaFunction<typeof loader> = (args) => pageTitle(args, (t) => t("tools.part.title"));

export default function PartRoute() {
  const { page, remarkId } = useLoaderData<typeof loader>();
  return <PartView page={page} remarkId={remarkId} refused={useActionData<typeof action>() ?? null} />;
}
