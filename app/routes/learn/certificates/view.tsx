import { CertificateState } from "#app/components/certificate/certificate-state.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Stack } from "#app/components/ui/stack.tsx";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { CertificateState as State } from "#app/domain/learning/certificate.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { langAttribute } from "#app/i18n/lang-attribute.ts";
import { paths } from "#app/lib/paths.ts";

export interface CertificateLine {
  readonly id: string;
  readonly course: string;
  readonly textLocale: Locale;
  readonly line: string;
  readonly state: State["kind"];
}

export function CertificatesView({ certificates }: { certificates: readonly CertificateLine[] }) {
  const t = useT();
  const locale = useLocale();
  return (
    <Page area="learn" width="narrow">
      <PageHeader
        title={t("certificates.title")}
        lead={t("certificates.lead")}
        crumbs={[{ href: paths.learn(), label: t("learn.title") }]}
        crumbsLabel={t("nav.trail")}
      />
      {certificates.length === 0 ? (
        <EmptyState
          title={t("certificates.empty")}
          action={
            <>
              <p>{t("certificates.emptyNext")}</p>
              <ButtonLink href={paths.learn()}>{t("certificates.toCourses")}</ButtonLink>
            </>
          }
        />
      ) : (
        <Stack as="ul">
          {certificates.map(({ id, course, textLocale, line, state }) => (
            <Card key={id} as="li" labelledBy={`c-${id}`}>
              <h2 id={`c-${id}`} {...langAttribute(textLocale, locale)}>
                {course}
              </h2>
              <p className="row">
                <span className="soft">{line}</span>
                <CertificateState kind={state} />
              </p>
              <ButtonLink href={paths.certificate(id)} kind="quiet">
                {t("common.open")} <span className="sr-only">{course}</span>
              </ButtonLink>
            </Card>
          ))}
        </Stack>
      )}
    </Page>
  );
}
