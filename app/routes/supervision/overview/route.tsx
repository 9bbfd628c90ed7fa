import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePerson } from "#app/auth/guards.server.ts";
import { getNextSession } from "#app/domain/supervision/queries/get-next-session.server.ts";
import { listOwnActions } from "#app/domain/supervision/queries/list-own-actions.server.ts";
import { listRecordsToSettle } from "#app/domain/supervision/queries/list-records-to-settle.server.ts";
import { listSessionsOf } from "#app/domain/supervision/queries/list-sessions-of.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { unlessClosed } from "#app/http/unless-closed.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import "#app/styles/supervision.css";
import { OwnSupervisionView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale, viewer } = await requirePerson(args);
  const [next, actions, { toArbitrate }, { sessions }] = await Promise.all([
    getNextSession(ctx, locale),
    unlessClosed(listOwnActions(ctx, locale), []),
    listRecordsToSettle(ctx, locale),
    listSessionsOf(ctx, viewer.personId, locale),
  ]).catch(refuse);
  return { personId: viewer.personId, next, actions, toArbitrate, sessions };
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("supervision.own.title"));

export default function OwnSupervision() {
  return <OwnSupervisionView page={useLoaderData<typeof loader>()} />;
}
