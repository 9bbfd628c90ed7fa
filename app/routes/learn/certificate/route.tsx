import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePerson } from "#app/auth/guards.server.ts";
import { showCertificate } from "#app/domain/learning/show-certificate.server.ts";
import { getCertificate } from "#app/domain/learning/queries/get-certificate.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/lib/form-like.ts";
import { doneAt } from "#app/http/part-action.server.ts";
import { readForm } from "#app/http/read-body.server.ts";
import { certificateSheet, certificateStanding } from "#app/i18n/certificate-sheet.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";
import "#app/styles/certificate.css";
import { CertificateView } from "./view.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  const certificate = await getCertificate(ctx, args.params["certificate"] ?? "", locale).catch(refuse);
  const { id, code, state, consented, holder } = certificate;
  return {
    id,
    code,
    consented,
    state: state.kind,
    standing: certificateStanding(certificate, locale),
    hasFile: holder !== null && state.kind !== "revoked" && state.kind !== "replaced",
    sheet: certificateSheet(certificate, locale, args.context.services.publicUrl + paths.verify(code)),
  };
}

/** One form: the holder lets others see it, or no longer. */
export async function action(args: ActionFunctionArgs) {
  const { ctx } = await requirePerson(args);
  const form = await readForm(args.request);
  const certificateId = args.params["certificate"] ?? "";
  const shown = fieldOf(form, "shown") === "yes";
  await showCertificate(ctx, { certificateId, shown }).catch(refuse);
  const said = shown ? "certificates.consent.given" : "certificates.consent.withdrawn";
  return doneAt(args.context, paths.certificate(certificateId), said);
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, (t) => args.data?.sheet.course ?? t("certificates.title"));

export default function Certificate() {
  return <CertificateView page={useLoaderData<typeof loader>()} />;
}
