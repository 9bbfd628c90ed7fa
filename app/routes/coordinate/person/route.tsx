import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireRole } from "#app/auth/guards.server.ts";
import { deciders } from "#app/domain/identity/policy.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { badRequest } from "#app/http/read-body.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { isUuid } from "#app/lib/uuid.ts";
import { personPage } from "./person-page.server.ts";
import { PersonView } from "./view.tsx";
import { writes } from "./writes.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requireRole(args, deciders);
  return personPage(ctx, personOf(args), locale).catch(refuse);
}

/** Many forms, told apart by `?do=`; each is one command, and the command says who may. */
export async function action(args: ActionFunctionArgs) {
  const signedIn = await requireRole(args, deciders);
  const doing = new URL(args.request.url).searchParams.get("do") ?? "";
  const write = writes.get(doing);
  if (!write) throw badRequest();
  return write({ args, signedIn, personId: personOf(args) });
}

function personOf({ params }: Pick<LoaderFunctionArgs, "params">): string {
  const { person } = params;
  if (!isUuid(person)) throw Response.json({ code: "not_found" }, { status: 404 });
  return person;
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, (t) => args.data?.fullName ?? t("people.list.title"));

export default function Person() {
  return <PersonView page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
