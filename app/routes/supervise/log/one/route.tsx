import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmedWithin, requireRole } from "#app/auth/guards.server.ts";
import { rolesOfArea } from "#app/domain/kernel/portal-area.ts";
import { fillLog } from "#app/domain/supervision/log-fields.ts";
import { getLogForm } from "#app/domain/supervision/queries/get-log-form.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";
import { isUuid, uuidv7 } from "#app/lib/uuid.ts";
import "#app/styles/supervision.css";
import { passwordHours, postLog } from "../post-log.server.ts";
import { LogView } from "./view.tsx";

/** `?session=` names a planned session; without it, the open draft or a session of today. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requireRole(args, rolesOfArea.supervise);
  const { worker: workerId = "" } = args.params;
  const sessionId = new URL(args.request.url).searchParams.get("session") ?? "";
  const of = isUuid(sessionId) ? { sessionId } : { workerId };
  const form = await getLogForm(ctx, of, locale).catch(refuse);
  const confirmedAt = await confirmedWithin(args, passwordHours);
  return { form, workerId, needsPassword: confirmedAt === null };
}

export async function action(args: ActionFunctionArgs) {
  const signedIn = await requireRole(args, rolesOfArea.supervise);
  const { pathname, search } = new URL(args.request.url);
  return postLog(args, signedIn, {
    here: pathname + search,
    signed: "supervision.log.sent",
    after: ({ recordIds: [recordId] }) => (recordId ? paths.superviseRecord(recordId) : paths.supervise()),
  });
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("supervision.log.title"));

export default function LogRoute() {
  const { form, workerId, needsPassword } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const fields = fillLog(form, refused?.typed ?? null, uuidv7);
  return (
    <LogView
      page={{ workerId, fields, needsPassword }}
      errors={refused?.errors ?? {}}
      other={refused?.other ?? null}
    />
  );
}
