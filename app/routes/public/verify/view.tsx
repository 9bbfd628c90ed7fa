import { CertificateSheet } from "#app/components/certificate/certificate-sheet.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Stack } from "#app/components/ui/stack.tsx";
import type { CertificateState } from "#app/domain/learning/certificate.ts";
import type { CertificateSheet as Sheet } from "#app/i18n/certificate-sheet.ts";
import { useT } from "#app/i18n/i18n-context.tsx";

export interface PublicCertificate {
  readonly state: CertificateState["kind"];
  readonly standing: string;
  readonly sheet: Sheet;
}

export function VerifyView({ certificate }: { certificate: PublicCertificate | null }) {
  const t = useT();
  if (!certificate)
    return (
      <Page width="narrow">
        <PageHeader title={t("certificates.verify.title")} />
        <Notice title={t("certificates.verify.noneTitle")}>
          <p>{t("certificates.verify.none")}</p>
        </Notice>
      </Page>
    );
  const { state, standing, sheet } = certificate;
  return (
    <Page>
      <PageHeader title={t("certificates.verify.title")} lead={t("certificates.verify.lead")} />
      <Stack>
        <Notice kind={state === "valid" ? "safe" : "attention"} title={t("certificates.verify.stateLabel")}>
          <p>{standing}</p>
        </Notice>
        <CertificateSheet sheet={sheet} />
      </Stack>
    </Page>
  );
}
