import { Band } from "#app/components/ui/mark.tsx";
import type { CertificateSheet as Sheet } from "#app/i18n/certificate-sheet.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { langAttribute } from "#app/i18n/lang-attribute.ts";
import { qrPath } from "#app/lib/qr-path.ts";

/** The certificate as it is printed, on one sheet of A4. Every word comes from the sheet: the PDF has the same. */
export function CertificateSheet({ sheet }: { sheet: Sheet }) {
  const lang = langAttribute(sheet.textLocale, sheet.locale);
  return (
    <article className="certificate" aria-labelledby="certificate">
      <Band />
      <div className="certificate-text">
        <p className="certificate-issuer">{sheet.issuer}</p>
        <h2 id="certificate">{sheet.heading}</h2>
        <p className="certificate-holder">{sheet.holder}</p>
        <p>{sheet.completed}</p>
        <p className="certificate-course" {...lang}>
          {sheet.course}
        </p>
        <dl>
          {sheet.facts.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        {sheet.outcomes.length > 0 ? (
          <section className="certificate-outcomes" aria-labelledby="outcomes">
            <h3 id="outcomes">{sheet.outcomesTitle}</h3>
            <ul className="bullets" {...lang}>
              {sheet.outcomes.map((outcome) => (
                <li key={outcome}>{outcome}</li>
              ))}
            </ul>
          </section>
        ) : null}
        <div className="certificate-check">
          <QrCode text={sheet.address} />
          <p>
            {sheet.verify}
            <br />
            <span className="certificate-address">{sheet.address}</span>
          </p>
        </div>
      </div>
      <Band />
    </article>
  );
}

function QrCode({ text }: { text: string }) {
  const t = useT();
  const { size, path } = qrPath(text);
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t("certificates.sheet.qr")}>
      <path className="qr-ground" d={`M0 0h${size}v${size}H0z`} />
      <path className="qr-dark" d={path} />
    </svg>
  );
}
