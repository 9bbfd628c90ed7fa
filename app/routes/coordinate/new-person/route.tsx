import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireRole } from "#app/auth/guards.server.ts";
import { invitePersonInput } from "#app/domain/identity/inputs.ts";
import { invitePerson } from "#app/domain/identity/invite-person.server.ts";
import { keepers } from "#app/domain/identity/policy.ts";
import { listReachAreas } from "#app/domain/identity/queries/list-reach-areas.server.ts";
import { readPart, refusedPart } from "#app/http/part-action.server.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";
import { NewPersonView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requireRole(args, keepers);
  return { areas: await listReachAreas(ctx, { roles: keepers, locale }), locale };
}

/** The code stands in the answer to the form and nowhere else: sending it again finds the name taken. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, locale } = await requireRole(args, keepers);
  const part = await readPart(args.request, "invite", invitePersonInput);
  if (!part.ok) return part.refused;
  try {
    const { personId, userName, code, expiresAt } = await invitePerson(ctx, part.value);
    const address = `${args.context.services.publicUrl}${paths.welcome()}`;
    const { givenName, surname } = part.value;
    const shown = { code, userName, until: formatDateTime(expiresAt, locale), address };
    return data({ personId, name: `${givenName} ${surname}`, shown });
  } catch (error) {
    return refusedPart(error, part.form, "invite", { conflict: "people.form.taken" });
  }
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("people.form.newTitle"));

export default function NewPerson() {
  return <NewPersonView page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
