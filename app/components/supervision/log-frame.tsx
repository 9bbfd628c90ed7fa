import type { ReactNode } from "react";
import { Page } from "#app/components/layout/page.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Stack } from "#app/components/ui/stack.tsx";
import { formatTime } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
// oxlint-disable-next-line import/default -- the bundler makes the address
import draftsUrl from "../../enhance/drafts.ts?worker&url";
import { DraftBar } from "./draft-bar.tsx";
import { logFormId } from "./log-form.tsx";

/** The page around a log form: whom it is about, who will read it, and what is saved. */
export function LogFrame({
  above,
  title,
  readers,
  back,
  savedAt,
  sessionId,
  children,
}: {
  above: string;
  title: string;
  readers: string;
  back: string;
  savedAt: Date | null;
  sessionId: string;
  children: ReactNode;
}) {
  const t = useT();
  const locale = useLocale();
  const saved = savedAt ? formatTime(savedAt, locale) : null;
  return (
    <Page area="supervise" width="narrow" foot={<DraftBar formId={logFormId} savedAt={saved} />}>
      <header className="log-header">
        <p className="person-head">
          <span className="soft">{above}</span>
          <a href={back}>{t("common.cancel")}</a>
        </p>
        <h1>{title}</h1>
        <p className="soft lead">{readers}</p>
      </header>
      <Stack>
        {children}
        {savedAt ? (
          <form method="post">
            <input type="hidden" name="session" value={sessionId} />
            <Button kind="plain" name="intent" value="discard">
              {t("supervision.log.discard")}
            </Button>
          </form>
        ) : null}
      </Stack>
      <script type="module" src={draftsUrl} />
    </Page>
  );
}
