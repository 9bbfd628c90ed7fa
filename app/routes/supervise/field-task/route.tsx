import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireOwnPage, requireRole } from "#app/auth/guards.server.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { rolesOfArea } from "#app/domain/kernel/portal-area.ts";
import { fieldTaskLimit } from "#app/domain/learning/inputs.ts";
import { getFieldTaskToSign } from "#app/domain/learning/queries/get-field-task-to-sign.server.ts";
import { returnFieldTask } from "#app/domain/learning/return-field-task.server.ts";
import { signFieldTask } from "#app/domain/learning/sign-field-task.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/lib/form-like.ts";
import { flash } from "#app/http/flash.server.ts";
import { badRequest, readForm } from "#app/http/read-body.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { SignTaskPage, type RefusedDecision } from "./view.tsx";

const taskAt = ({ params }: Pick<LoaderFunctionArgs, "params">) => {
  const { worker: workerId = "", item: itemId = "", task: taskId = "" } = params;
  return { workerId, itemId, taskId };
};

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requireRole(args, rolesOfArea.supervise);
  const task = await getFieldTaskToSign(ctx, { ...taskAt(args), locale }).catch(refuse);
  return { task, writeId: uuidv7() };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, locale, viewer } = await requireRole(args, rolesOfArea.supervise);
  const at = taskAt(args);
  const form = await readForm(args.request);
  requireOwnPage(viewer, form);
  const comment = fieldOf(form, "comment");
  const refused = (problem: RefusedDecision["problem"], status: number) =>
    data<RefusedDecision>({ problem, comment }, status);
  const intent = fieldOf(form, "intent");
  if (intent !== "sign" && intent !== "return") throw badRequest();
  if (intent === "return" && comment.trim() === "") return refused("empty", 400);
  if (comment.trim().normalize("NFC").length > fieldTaskLimit) return refused("tooLong", 400);
  const { workerId: personId, itemId, taskId } = at;
  const wish = { writeId: fieldOf(form, "write"), handInId: fieldOf(form, "handIn"), comment };
  const settle = intent === "sign" ? signFieldTask : returnFieldTask;
  try {
    await settle(ctx, { ...wish, personId, itemId, taskId });
  } catch (error) {
    if (error instanceof DomainError && error.code === "conflict") return refused("changed", 409);
    return refuse(error);
  }
  const { worker } = await getFieldTaskToSign(ctx, { ...at, locale }).catch(refuse);
  const done = intent === "sign" ? "tasks.sign.signed" : "tasks.sign.returned";
  const headers = flash(args.context, done, { name: worker.name });
  return redirect(paths.supervise(), { status: 303, headers });
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, (t) =>
    args.data ? t("tasks.sign.title", { name: args.data.task.worker.name }) : t("tasks.field.title"),
  );

export default function SignTaskRoute() {
  const { task, writeId } = useLoaderData<typeof loader>();
  return <SignTaskPage task={task} writeId={writeId} refused={useActionData<typeof action>() ?? null} />;
}
