import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePerson } from "#app/auth/guards.server.ts";
import { Page } from "#app/components/layout/page.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Row, Stack } from "#app/components/ui/stack.tsx";
import { openMessage } from "#app/domain/notifications/open-message.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { messageText } from "#app/i18n/message-text.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";

/** Opening it marks it as read. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  const row = await openMessage(ctx, args.params["message"] ?? "", locale).catch(refuse);
  return { ...messageText(row, locale), date: formatDateTime(row.createdAt, locale) };
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("inbox.title"));

export default function InboxMessage() {
  const t = useT();
  const { title, text, date, href } = useLoaderData<typeof loader>();
  return (
    <Page area="account" width="narrow">
      <PageHeader
        title={title}
        crumbs={[{ href: paths.inbox(), label: t("inbox.title") }]}
        crumbsLabel={t("nav.trail")}
        lead={date}
      />
      <Stack>
        <p className="max-w-measure">{text}</p>
        <Row>
          {href ? <ButtonLink href={href}>{t("inbox.open")}</ButtonLink> : null}
          <ButtonLink kind="quiet" href={paths.inbox()}>
            {t("inbox.all")}
          </ButtonLink>
        </Row>
      </Stack>
    </Page>
  );
}
