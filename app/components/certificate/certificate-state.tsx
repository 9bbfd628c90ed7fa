import { Tag } from "#app/components/ui/tag.tsx";
import type { CertificateState as State } from "#app/domain/learning/certificate.ts";
import { useT } from "#app/i18n/i18n-context.tsx";

/** How a certificate stands, in one word. */
export function CertificateState({ kind }: { kind: State["kind"] }) {
  const t = useT();
  return <Tag kind={kind === "valid" ? "done" : "attention"}>{t(`certificates.state.${kind}`)}</Tag>;
}
