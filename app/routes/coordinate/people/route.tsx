import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireRole } from "#app/auth/guards.server.ts";
import { deciders, keepers } from "#app/domain/identity/policy.ts";
import { listAreaCounts } from "#app/domain/identity/queries/list-area-counts.server.ts";
import { listPeople } from "#app/domain/identity/queries/list-people.server.ts";
import { listReachAreas } from "#app/domain/identity/queries/list-reach-areas.server.ts";
import { rolesOfArea } from "#app/domain/kernel/portal-area.ts";
import { roles } from "#app/domain/kernel/role.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { isUuid } from "#app/lib/uuid.ts";
import { PeopleView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale, viewer } = await requireRole(args, rolesOfArea.coordinate);
  const asked = new URL(args.request.url).searchParams;
  const areas = await listReachAreas(ctx, { roles: rolesOfArea.coordinate, locale });
  const text = (asked.get("name") ?? "").slice(0, 80);
  const areaId = areas.find(({ id }) => id === asked.get("area"))?.id;
  const role = roles.find((one) => one === asked.get("role"));
  const after = asked.get("after") ?? undefined;
  const page = await listPeople(ctx, {
    locale,
    text,
    ...(areaId === undefined ? {} : { areaId }),
    ...(role === undefined ? {} : { role }),
    ...(isUuid(after) ? { after } : {}),
  });
  return {
    ...page,
    areas,
    counts: await listAreaCounts(ctx, locale),
    wish: { text, areaId: areaId ?? "", role: role ?? "" },
    canOpen: viewer.roles.some((held) => deciders.includes(held)),
    canInvite: viewer.roles.some((held) => keepers.includes(held)),
  };
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("people.list.title"));

export default function People() {
  return <PeopleView page={useLoaderData<typeof loader>()} />;
}
