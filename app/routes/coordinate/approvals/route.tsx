import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireRole } from "#app/auth/guards.server.ts";
import { decideApproval } from "#app/domain/identity/decide-approval.server.ts";
import { decideApprovalInput } from "#app/domain/identity/inputs.ts";
import { deciders } from "#app/domain/identity/policy.ts";
import { listApprovals } from "#app/domain/identity/queries/list-approvals.server.ts";
import { doneAt, readPart, refusedPart } from "#app/http/part-action.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { translator } from "#app/i18n/translate.ts";
import { paths } from "#app/lib/paths.ts";
import { ApprovalsView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requireRole(args, deciders);
  const t = translator(locale);
  const day = (date: Date) => formatDate(date, locale);
  const waiting = await listApprovals(ctx, locale);
  return waiting.map(({ startsAt, endsAt, requestedAt, requestedBy, ...one }) => {
    const from = startsAt && day(startsAt);
    const to = endsAt && day(new Date(endsAt.getTime() - 1));
    const dates =
      from && to
        ? t("people.approvals.dates", { from, to })
        : from
          ? t("people.approvals.begins", { from })
          : to && t("people.approvals.ends", { to });
    const asked = t("people.approvals.asked", { name: requestedBy, date: day(requestedAt) });
    return { ...one, asked, dates };
  });
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await requireRole(args, deciders);
  const part = await readPart(args.request, "decide", decideApprovalInput);
  if (!part.ok) return part.refused;
  try {
    await decideApproval(ctx, part.value);
  } catch (error) {
    return refusedPart(error, part.form, "decide");
  }
  const yes = part.value.answer === "approve";
  return doneAt(
    args.context,
    paths.approvals(),
    yes ? "people.approvals.approved" : "people.approvals.refused",
  );
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("people.approvals.title"));

export default function Approvals() {
  return <ApprovalsView waiting={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
