import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePerson } from "#app/auth/guards.server.ts";
import { listOwnCertificates } from "#app/domain/learning/queries/list-own-certificates.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { translator } from "#app/i18n/translate.ts";
import { startOfLocalDay } from "#app/lib/local-day.ts";
import { CertificatesView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  const t = translator(locale);
  const certificates = await listOwnCertificates(ctx, locale);
  return certificates.map(({ id, courseTitle, textLocale, completedOn, number, state }) => {
    const date = formatDate(startOfLocalDay(completedOn), locale);
    const line = t("certificates.line", { date, number });
    return { id, course: courseTitle, textLocale, line, state: state.kind };
  });
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("certificates.title"));

export default function Certificates() {
  return <CertificatesView certificates={useLoaderData<typeof loader>()} />;
}
