import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { allowAnyone } from "#app/auth/guards.server.ts";
import { findPublicCertificate } from "#app/domain/learning/queries/find-public-certificate.server.ts";
import { certificateSheet, certificateStanding } from "#app/i18n/certificate-sheet.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";
import "#app/styles/certificate.css";
import { VerifyView } from "./view.tsx";

/** Kept by nobody: no search engine and no cache. */
const quiet = {
  "X-Robots-Tag": "noindex, nofollow, noarchive",
  "Cache-Control": "private, no-store",
};

/** For whoever holds a paper. An unknown code and a holder who has not agreed give the same answer. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await allowAnyone(args);
  const found = await findPublicCertificate(ctx, args.params["code"] ?? "", locale);
  if (!found) return data({ certificate: null }, { status: 404, headers: quiet });
  const certificate = {
    state: found.state.kind,
    standing: certificateStanding(found, locale),
    sheet: certificateSheet(found, locale, args.context.services.publicUrl + paths.verify(found.code)),
  };
  return data({ certificate }, { headers: quiet });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction = (args) => [
  ...pageTitle(args, (t) => t("certificates.verify.title")),
  { name: "robots", content: "noindex, nofollow" },
];

export default function Verify() {
  return <VerifyView certificate={useLoaderData<typeof loader>().certificate} />;
}
