import type { ReactNode } from "react";
import { LessonSavedBar } from "#app/components/lesson/lesson-saved-bar.tsx";
import { Band } from "#app/components/ui/mark.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import type { NavPlace } from "./navigation.ts";
import { useShell } from "./shell-context.tsx";
import { TopBar } from "./top-bar.tsx";

/**
 * The frame of every page: band, top bar, content, foot. The content starts with the page's own `PageHeader`.
 * `foot` is for the `SavedBar`, which sticks to the lower edge; without one it shows itself when something waits.
 */
export function Page({
  area = null,
  width = "wide",
  foot,
  children,
}: {
  /** The place of the top bar that this page belongs to. */
  area?: NavPlace | null;
  /** `narrow` for text and forms: lines of at most 38 rem. */
  width?: "wide" | "narrow";
  foot?: ReactNode;
  children: ReactNode;
}) {
  const t = useT();
  const { demo, flash, viewer } = useShell();
  return (
    <>
      <a className="skip" href="#content">
        {t("nav.skip")}
      </a>
      <header>
        <Band />
        {demo ? <p className="demo">{t("nav.demo")}</p> : null}
        <TopBar current={area} />
      </header>
      <main id="content" tabIndex={-1} className={width === "narrow" ? "main-narrow" : undefined}>
        {flash ? (
          <div className="flash">
            <Notice kind="safe" announce="status">
              <p>{flash}</p>
            </Notice>
          </div>
        ) : null}
        {children}
      </main>
      <Foot />
      {foot === undefined && viewer ? <LessonSavedBar quiet /> : foot}
    </>
  );
}

function Foot() {
  const t = useT();
  const { viewer } = useShell();
  return (
    <footer className="foot">
      <span>{t("common.productName")}</span>
      {viewer ? (
        <form method="post" action={paths.logout()} className="row">
          {viewer.unread === null ? null : <a href={paths.inbox()}>{t("inbox.title")}</a>}
          <span>{t("nav.signedInAs", { name: viewer.displayName })}</span>
          <button type="submit" className="btn-plain">
            {t("nav.signOut")}
          </button>
        </form>
      ) : null}
    </footer>
  );
}
