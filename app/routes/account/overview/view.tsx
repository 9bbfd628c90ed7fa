import { Page } from "#app/components/layout/page.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Columns, Row, Stack } from "#app/components/ui/stack.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import { locales } from "#app/domain/kernel/locale.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { langAttribute } from "#app/i18n/lang-attribute.ts";
import { translator } from "#app/i18n/translate.ts";
import { paths } from "#app/lib/paths.ts";
import type { AccountPage } from "./account-page.server.ts";
import { MessageForm } from "./components/message-form.tsx";
import { PasswordForm, type RefusedPassword } from "./components/password-form.tsx";

export function AccountView({ account, refused }: { account: AccountPage; refused: RefusedPassword }) {
  const t = useT();
  return (
    <Page area="account">
      <PageHeader title={account.fullName} lead={t("account.lead")} />
      <Columns kind="two">
        <Stack>
          <Who account={account} />
          <Roles account={account} />
          <Sessions account={account} />
        </Stack>
        <Stack>
          <MessageForm messages={account.messages} email={account.email} />
          <Language />
          <PasswordForm userName={account.userName} changed={account.passwordChanged} refused={refused} />
          <UsedCodes account={account} />
        </Stack>
      </Columns>
    </Page>
  );
}

function Who({ account }: { account: AccountPage }) {
  const t = useT();
  const { otherSpelling, userName, email, phone, homeArea } = account;
  const items = [
    ...(otherSpelling ? [{ term: t("account.otherSpelling"), detail: otherSpelling }] : []),
    { term: t("account.userName"), detail: userName },
    { term: t("account.email"), detail: email ?? t("account.none") },
    { term: t("account.phone"), detail: phone ?? t("account.none") },
    { term: t("account.place"), detail: homeArea },
  ];
  return (
    <Card labelledBy="who">
      <h2 id="who">{t("account.title")}</h2>
      <DefinitionList items={items} />
    </Card>
  );
}

function Roles({ account }: { account: AccountPage }) {
  const t = useT();
  return (
    <Card labelledBy="roles">
      <h2 id="roles">{t("account.rolesTitle")}</h2>
      {account.grants.length === 0 ? <p>{t("account.rolesNone")}</p> : null}
      <ul className="stack">
        {account.grants.map((grant) => (
          <li key={grant.id}>
            <strong>{t(`account.role.${grant.role}`)}</strong>
            <br />
            {grant.area}
            <br />
            <span className="soft">{grant.dates}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Sessions({ account }: { account: AccountPage }) {
  const t = useT();
  return (
    <Card labelledBy="sessions">
      <h2 id="sessions">{t("account.sessionsTitle")}</h2>
      <ul className="stack">
        {account.sessions.map((session, at) => (
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>
            {session.here ? <strong>{t("account.sessionHere")}</strong> : t("account.sessionOther")}{" "}
            {session.sharedDevice ? <Tag>{t("account.sessionShared")}</Tag> : null}
            <br />
            <span className="soft">{session.dates}</span>
          </li>
        ))}
      </ul>
      <Row>
        <form method="post" action={paths.logout()}>
          <Button kind="quiet">{t("account.signOutHere")}</Button>
        </form>
        <form method="post" action={`${paths.account()}?do=sign-out-everywhere`}>
          <Button kind="quiet">{t("account.signOutEverywhere")}</Button>
        </form>
      </Row>
    </Card>
  );
}

function Language() {
  const t = useT();
  const here = useLocale();
  return (
    <Card labelledBy="language">
      <h2 id="language">{t("account.language")}</h2>
      <form method="post" action={`${paths.account()}?do=language`}>
        <Row>
          {locales.map((locale) => (
            <Button
              key={locale}
              kind="quiet"
              name="locale"
              value={locale}
              aria-current={locale === here ? "true" : undefined}
              {...langAttribute(locale, here)}
            >
              {locale === here ? <span aria-hidden="true">✓{"\u00a0"}</span> : null}
              {translator(locale)("common.languageName")}
            </Button>
          ))}
        </Row>
      </form>
    </Card>
  );
}

function UsedCodes({ account }: { account: AccountPage }) {
  const t = useT();
  return (
    <Card labelledBy="codes">
      <h2 id="codes">{t("account.codesTitle")}</h2>
      {account.usedCodes.length === 0 ? <p>{t("account.codesNone")}</p> : <p>{t("account.codesLead")}</p>}
      <ul className="stack">
        {account.usedCodes.map((code) => (
          <li key={code.id}>
            <strong>{t(`account.codePurpose.${code.purpose}`)}</strong>
            <br />
            <span className="soft">{[code.used, code.by].filter(Boolean).join(", ")}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
