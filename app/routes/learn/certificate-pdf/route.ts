import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePerson } from "#app/auth/guards.server.ts";
import { getCertificate } from "#app/domain/learning/queries/get-certificate.server.ts";
import { signCertificateFile } from "#app/domain/learning/sign-certificate-file.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { certificateSheet } from "#app/i18n/certificate-sheet.ts";
import { paths } from "#app/lib/paths.ts";
import { startOfLocalDay } from "#app/lib/local-day.ts";
import { drawCertificate } from "./draw-certificate.server.ts";

/** One's own certificate as a file to keep, print or send. There is none of one that no longer holds. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  const certificate = await getCertificate(ctx, args.params["certificate"] ?? "", locale).catch(refuse);
  const { code, number, state, signedData, issuedOn } = certificate;
  if (state.kind === "revoked" || state.kind === "replaced" || signedData === null)
    throw Response.json({ code: "conflict" }, { status: 409 });
  const sheet = certificateSheet(certificate, locale, args.context.services.publicUrl + paths.verify(code));
  const drawn = await drawCertificate(sheet, { data: signedData, issuedAt: startOfLocalDay(issuedOn) });
  const file = signCertificateFile(ctx, drawn);
  return new Response(new Uint8Array(file), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Length": String(file.length),
      "Content-Disposition": `attachment; filename="halypa-${number}.pdf"`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "private, no-store",
    },
  });
}
