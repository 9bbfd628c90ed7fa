import { CertificateSheet } from "#app/components/certificate/certificate-sheet.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Row, Stack } from "#app/components/ui/stack.tsx";
import type { CertificateState } from "#app/domain/learning/certificate.ts";
import type { CertificateSheet as Sheet } from "#app/i18n/certificate-sheet.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { langAttribute } from "#app/i18n/lang-attribute.ts";
import { paths } from "#app/lib/paths.ts";

export interface CertificatePage {
  readonly id: string;
  readonly code: string;
  readonly consented: boolean;
  readonly state: CertificateState["kind"];
  readonly standing: string;
  /** Of one that no longer holds there is no PDF. */
  readonly hasFile: boolean;
  readonly sheet: Sheet;
}

export function CertificateView({ page }: { page: CertificatePage }) {
  const t = useT();
  const locale = useLocale();
  const { sheet } = page;
  return (
    <Page area="learn">
      <div className="no-print">
        <PageHeader
          title={<span {...langAttribute(sheet.textLocale, locale)}>{sheet.course}</span>}
          crumbs={[{ href: paths.certificates(), label: t("certificates.title") }]}
          crumbsLabel={t("nav.trail")}
          action={
            page.hasFile ? (
              <ButtonLink href={paths.certificatePdf(page.id)}>{t("certificates.pdf")}</ButtonLink>
            ) : undefined
          }
        />
      </div>
      <Stack>
        {page.state === "valid" ? null : <Notice kind="attention">{page.standing}</Notice>}
        <CertificateSheet sheet={sheet} />
        <div className="no-print">
          <Consent page={page} />
        </div>
      </Stack>
    </Page>
  );
}

function Consent({ page: { id, code, consented } }: { page: CertificatePage }) {
  const t = useT();
  return (
    <Card labelledBy="consent">
      <h2 id="consent">{t("certificates.consent.title")}</h2>
      <p>{t(consented ? "certificates.consent.yes" : "certificates.consent.no")}</p>
      <form method="post" action={paths.certificate(id)}>
        <Row>
          <Button kind="quiet" name="shown" value={consented ? "no" : "yes"}>
            {t(consented ? "certificates.consent.withdraw" : "certificates.consent.give")}
          </Button>
          {consented ? (
            <ButtonLink href={paths.verify(code)} kind="plain">
              {t("certificates.consent.see")}
            </ButtonLink>
          ) : null}
        </Row>
      </form>
      <p className="soft">{t("certificates.print")}</p>
    </Card>
  );
}
