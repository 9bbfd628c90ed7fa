import { Card } from "#app/components/ui/card.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";

export interface ShownCode {
  /** `XXXX-XXXX-XXXX`, shown once. */
  readonly code: string;
  readonly userName: string;
  /** Already written out. */
  readonly until: string;
  /** Where it is typed in, with the portal's origin. */
  readonly address: string;
}

/** What is printed or copied by hand and given to a person: only this stands on the paper. */
export function CodeSheet({ shown }: { shown: ShownCode }) {
  const t = useT();
  return (
    <Card labelledBy="code-title">
      <h2 id="code-title">{t("people.code.cardTitle")}</h2>
      <div className="no-print">
        <Notice kind="attention" announce="status">
          <p>{t("people.code.once")}</p>
        </Notice>
      </div>
      <DefinitionList
        items={[
          { term: t("people.code.open"), detail: shown.address },
          { term: t("people.code.userName"), detail: <strong>{shown.userName}</strong> },
          { term: t("people.code.code"), detail: <strong className="code-paper">{shown.code}</strong> },
        ]}
      />
      <p>{t("people.code.until", { date: shown.until })}</p>
    </Card>
  );
}
