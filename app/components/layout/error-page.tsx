import { ButtonLink } from "#app/components/ui/button.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Row, Stack } from "#app/components/ui/stack.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import { Page } from "./page.tsx";
import { useShell } from "./shell-context.tsx";
import { TypedWords } from "./typed-words.tsx";

/** Kinds of page that say why there is nothing to see. Each has its words in `errors.page`. */
export type ErrorKind =
  "badRequest" | "forbidden" | "notFound" | "conflict" | "tooLarge" | "tooMany" | "unavailable" | "server";

const kindOfStatus: Record<number, ErrorKind> = {
  400: "badRequest",
  401: "forbidden",
  403: "forbidden",
  404: "notFound",
  405: "badRequest",
  409: "conflict",
  413: "tooLarge",
  429: "tooMany",
  503: "unavailable",
};

export function errorKind(status: number): ErrorKind {
  return kindOfStatus[status] ?? (status >= 400 && status < 500 ? "badRequest" : "server");
}

/**
 * What happened, what to do next, and the way there. `reason` is a more exact sentence, when there is one; `typed` what
 * was written and could not be taken.
 */
export function ErrorPage({
  kind,
  reason,
  typed = "",
  requestId,
}: {
  kind: ErrorKind;
  reason?: string | null;
  typed?: string;
  requestId?: string | null;
}) {
  const t = useT();
  const { viewer } = useShell();
  return (
    <Page width="narrow">
      <PageHeader title={t(`errors.page.${kind}.title`)} />
      <Stack>
        <p>{reason ?? t(`errors.page.${kind}.what`)}</p>
        <p>{t(`errors.page.${kind}.next`)}</p>
        <TypedWords text={typed} />
        <Row>
          <ButtonLink href={paths.landing()}>{t("errors.toFirstPage")}</ButtonLink>
          {viewer ? null : (
            <ButtonLink kind="quiet" href={paths.login()}>
              {t("errors.signIn")}
            </ButtonLink>
          )}
        </Row>
        {requestId ? <p className="soft">{t("errors.requestId", { id: requestId })}</p> : null}
      </Stack>
    </Page>
  );
}
