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
import { handInFieldTask } from "#app/domain/learning/hand-in-field-task.server.ts";
import { fieldTaskLimit } from "#app/domain/learning/inputs.ts";
import { saveFieldTaskDraft } from "#app/domain/learning/save-field-task-draft.server.ts";
import { getFieldTask } from "#app/domain/learning/queries/get-field-task.server.ts";
import { refuse, refuseForm } from "#app/http/error-response.server.ts";
import { fieldOf, seenOf } from "#app/lib/form-like.ts";
import { flash } from "#app/http/flash.server.ts";
import { readForm, typedLimit } from "#app/http/read-body.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { FieldTaskPage, type RefusedHandIn } from "./view.tsx";

const taskAt = ({ params }: Pick<LoaderFunctionArgs, "params">) => {
  const { course: courseId = "", item: itemId = "", task: taskId = "" } = params;
  return { courseId, itemId, taskId };
};

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  const task = await getFieldTask(ctx, { ...taskAt(args), locale }).catch(refuse);
  // The id that this page's hand-in has: sending it twice hands in once.
  return { task, writeId: uuidv7() };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, viewer } = await requirePerson(args);
  const { courseId, itemId, taskId } = taskAt(args);
  const form = await readForm(args.request, typedLimit);
  requireOwnPage(viewer, form);
  const text = fieldOf(form, "text");
  const writeId = fieldOf(form, "event");
  const refused = (problem: RefusedHandIn["problem"], status: number) =>
    data<RefusedHandIn>({ problem, text, writeId }, status);
  const here = paths.fieldTask(courseId, itemId, taskId);
  // In this order: to normalise megabytes of accents takes minutes.
  const tooLong = text.length > fieldTaskLimit || text.trim().normalize("NFC").length > fieldTaskLimit;
  if (tooLong) return refused("tooLong", 400);
  if (fieldOf(form, "intent") === "save") {
    const draft = { writeId: uuidv7(), itemId, taskId, text, ...seenOf(form) };
    await saveFieldTaskDraft(ctx, draft).catch(refuseForm(form));
    return redirect(here, { status: 303, headers: flash(args.context, "tasks.field.saved") });
  }
  if (text.trim() === "") return refused("empty", 400);
  try {
    await handInFieldTask(ctx, { writeId, itemId, taskId, text });
  } catch (error) {
    if (error instanceof DomainError && error.code === "conflict") return refused("changed", 409);
    return refuseForm(form)(error);
  }
  return redirect(here, { status: 303, headers: flash(args.context, "tasks.field.handedIn") });
}

export const meta: MetaFunction<typeof loader> = (args) => pageTitle(args, (t) => t("tasks.field.title"));

export default function FieldTaskRoute() {
  const { task, writeId } = useLoaderData<typeof loader>();
  return <FieldTaskPage task={task} writeId={writeId} refused={useActionData<typeof action>() ?? null} />;
}
