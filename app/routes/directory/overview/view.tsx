import { Page } from "#app/components/layout/page.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Columns } from "#app/components/ui/stack.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { DirectoryContact, Said } from "#app/domain/identity/queries/list-directory-for.server.ts";
import type { ContactKind } from "#app/domain/identity/vocabulary.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { langAttribute } from "#app/i18n/lang-attribute.ts";

type Contact = Omit<DirectoryContact, "checkedOn"> & {
  readonly checked: { readonly trust: "fresh" | "old" | "unchecked"; readonly words: string };
};

interface Directory {
  readonly area: string;
  /** Whom to ask where nothing stands yet. */
  readonly ask: string;
  readonly kinds: readonly { readonly kind: ContactKind; readonly contacts: readonly Contact[] }[];
}

/** Help for one's own area, the nearest first; kinds without a contact say whom to ask. */
export function DirectoryView({ directory }: { directory: Directory }) {
  const t = useT();
  const filled = directory.kinds.filter(({ contacts }) => contacts.length > 0);
  const empty = directory.kinds.filter(({ contacts }) => contacts.length === 0);
  return (
    <Page>
      <PageHeader title={t("directory.title")} lead={t("directory.lead", { area: directory.area })} />
      <Columns kind="three">
        {filled.map(({ kind, contacts }) => (
          <Card key={kind} labelledBy={kind}>
            <h2 id={kind}>{t(`directory.kinds.${kind}`)}</h2>
            {contacts.map((contact) => (
              <OneContact key={contact.id} contact={contact} />
            ))}
          </Card>
        ))}
        {empty.length > 0 ? (
          <Card labelledBy="empty">
            <h2 id="empty">{t("directory.emptyTitle")}</h2>
            <ul className="bullets stack-tight">
              {empty.map(({ kind }) => (
                <li key={kind}>{t(`directory.kinds.${kind}`)}</li>
              ))}
            </ul>
            <p>{directory.ask}</p>
          </Card>
        ) : null}
      </Columns>
    </Page>
  );
}

function OneContact({ contact }: { contact: Contact }) {
  const t = useT();
  const { name, phone, place, procedure, checked, area } = contact;
  return (
    <div className="stack-tight">
      <h3>
        <Words said={name} />
      </h3>
      {phone ? (
        <p>
          <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{phone}</a>
        </p>
      ) : null}
      {place ? (
        <p>
          {t("directory.place")}: <Words said={place} />
        </p>
      ) : null}
      {procedure ? (
        <p>
          {t("directory.procedure")}: <Words said={procedure} />
        </p>
      ) : null}
      <p className="soft">
        {area} · {checked.trust === "fresh" ? checked.words : <Tag kind="attention">{checked.words}</Tag>}
      </p>
    </div>
  );
}

function Words({ said }: { said: Said }) {
  const locale = useLocale();
  return <span {...langAttribute(said.locale, locale)}>{said.text}</span>;
}
