import { Page } from "#app/components/layout/page.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Row, Stack } from "#app/components/ui/stack.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import type { InboxPage } from "./inbox-page.server.ts";

export function InboxView({ page }: { page: InboxPage }) {
  const t = useT();
  const { messages, next, first } = page;
  return (
    <Page area="account" width="narrow">
      <PageHeader title={t("inbox.title")} lead={t("inbox.lead")} />
      {messages.length === 0 ? (
        <EmptyState title={t("inbox.empty")}>
          <p>{t("inbox.emptyNext")}</p>
        </EmptyState>
      ) : (
        <Stack>
          <Card>
            <ul className="stack">
              {messages.map(({ id, fresh, date, title }) => (
                <li key={id}>
                  <a href={paths.inboxMessage(id)}>{fresh ? <strong>{title}</strong> : title}</a>{" "}
                  {fresh ? <Tag kind="due">{t("inbox.fresh")}</Tag> : null}
                  <br />
                  <span className="soft">{date}</span>
                </li>
              ))}
            </ul>
          </Card>
          <Row>
            {first ? null : (
              <ButtonLink kind="quiet" href={paths.inbox()}>
                {t("inbox.newest")}
              </ButtonLink>
            )}
            {next ? (
              <ButtonLink kind="quiet" href={paths.inbox(next)}>
                {t("inbox.older")}
              </ButtonLink>
            ) : null}
          </Row>
        </Stack>
      )}
    </Page>
  );
}
