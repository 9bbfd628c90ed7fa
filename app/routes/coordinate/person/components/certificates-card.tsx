import { CertificateState } from "#app/components/certificate/certificate-state.tsx";
import { PartField, PartForm } from "#app/components/form/part-form.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Select } from "#app/components/ui/text-input.tsx";
import { revocationReasons } from "#app/domain/learning/certificate.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import type { CardProps } from "./card-props.ts";

/** What was issued to the person, and how it ends: revoked, or replaced where a word on it was wrong. */
export function CertificatesCard({ page, refused }: CardProps) {
  const t = useT();
  const { certificates } = page;
  if (certificates === null) return null;
  return (
    <Card labelledBy="certificates">
      <h2 id="certificates">{t("certificates.keep.title")}</h2>
      {certificates.length === 0 ? <p>{t("certificates.keep.none")}</p> : null}
      <ul className="stack">
        {certificates.map((one) => (
          <li key={one.id} className="stack-tight">
            <p className="row">
              <span>{one.text}</span>
              <CertificateState kind={one.state} />
            </p>
            {one.canReplace ? <EndForms page={page} refused={refused} one={one} /> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

type Line = NonNullable<CardProps["page"]["certificates"]>[number];

function EndForms({ page, refused, one }: CardProps & { one: Line }) {
  const t = useT();
  const action = paths.person(page.id);
  const mine = refused?.problems.values["certificateId"] === one.id ? refused : undefined;
  const revoke = mine?.doing === "revoke-certificate" ? mine : undefined;
  const replace = mine?.doing === "replace-certificate" ? mine : undefined;
  return (
    <>
      <Details
        summary={
          <>
            {t("certificates.keep.replace")} <span className="sr-only">{one.text}</span>
          </>
        }
        open={replace !== undefined}
      >
        <PartForm action={action} doing="replace-certificate" refused={replace}>
          <input type="hidden" name="certificateId" value={one.id} />
          <input type="hidden" name="newId" value={one.newId} />
          <p className="soft">{t("certificates.keep.replaceHint")}</p>
          <Button kind="quiet">{t("certificates.keep.replace")}</Button>
        </PartForm>
      </Details>
      {one.canRevoke ? (
        <Details
          summary={
            <>
              {t("certificates.keep.revoke")} <span className="sr-only">{one.text}</span>
            </>
          }
          open={revoke !== undefined}
        >
          <PartForm
            action={action}
            doing="revoke-certificate"
            refused={revoke}
            labels={{ reason: t("certificates.keep.reason") }}
          >
            <input type="hidden" name="certificateId" value={one.id} />
            <input type="hidden" name="eventId" value={one.newId} />
            <PartField
              doing={`revoke-certificate-${one.id}`}
              name="reason"
              label={t("certificates.keep.reason")}
              hint={t("certificates.keep.revokeHint")}
              refused={revoke}
              required
              value={revocationReasons[0]}
            >
              {(control) => (
                <Select
                  {...control}
                  options={revocationReasons.map((reason) => ({
                    value: reason,
                    label: t(`certificates.state.reason.${reason}`),
                  }))}
                />
              )}
            </PartField>
            <Button kind="quiet">{t("certificates.keep.revoke")}</Button>
          </PartForm>
        </Details>
      ) : null}
    </>
  );
}
