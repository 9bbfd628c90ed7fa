import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireRole } from "#app/auth/guards.server.ts";
import { listTasksToSign } from "#app/domain/learning/queries/list-tasks-to-sign.server.ts";
import { rolesOfArea } from "#app/domain/kernel/portal-area.ts";
import { listManagedRecords } from "#app/domain/supervision/queries/list-managed-records.server.ts";
import { listPeopleToSupervise } from "#app/domain/supervision/queries/list-people-to-supervise.server.ts";
import { listRecordsToSettle } from "#app/domain/supervision/queries/list-records-to-settle.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import "#app/styles/supervision.css";
import { PeopleView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale, viewer } = await requireRole(args, rolesOfArea.supervise);
  const manages = viewer.roles.includes("manager");
  const [people, toSettle, tasks, managed] = await Promise.all([
    listPeopleToSupervise(ctx, locale),
    listRecordsToSettle(ctx, locale),
    listTasksToSign(ctx, locale),
    manages ? listManagedRecords(ctx, locale) : null,
  ]);
  const supervises = viewer.roles.includes("supervisor") || people.people.length > 0;
  return { people, toSettle, tasks, managed, supervises, now: ctx.clock.now() };
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("supervision.people.title"));

export default function SuperviseOverview() {
  return <PeopleView page={useLoaderData<typeof loader>()} />;
}
