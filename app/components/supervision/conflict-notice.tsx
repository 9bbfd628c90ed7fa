import { Notice } from "#app/components/ui/notice.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";

/** The draft as it was saved elsewhere, in words. */
export interface OtherDraft {
  readonly lines: readonly { readonly label: string; readonly text: string }[];
}

/** Two texts of one draft: the form below holds what was typed here, this box what is saved. */
export function ConflictNotice({ other, here }: { other: OtherDraft; here: string }) {
  const t = useT();
  return (
    <Notice kind="attention" announce="alert" title={t("supervision.log.conflictTitle")}>
      <p>{t("supervision.log.conflictText")}</p>
      <h3>{t("supervision.log.conflictOther")}</h3>
      <dl className="stack-tight">
        {other.lines.map(({ label, text }, at) => (
          // oxlint-disable-next-line react/no-array-index-key
          <div key={at}>
            <dt className="soft">{label}</dt>
            <dd className="words">{text}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href={here}>{t("supervision.log.takeOther")}</a>
      </p>
    </Notice>
  );
}
