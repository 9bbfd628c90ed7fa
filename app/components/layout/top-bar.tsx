import { GolMark } from "#app/components/ui/mark.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { navigationFor, type NavPlace } from "./navigation.ts";
import { useShell } from "./shell-context.tsx";

/** Mark, the viewer's places and the language. On a narrow screen more than three places take a line of their own. */
export function TopBar({ current }: { current: NavPlace | null }) {
  const t = useT();
  const { viewer } = useShell();
  const places = viewer ? navigationFor(viewer.roles) : [];
  return (
    <div className="top">
      <a className="brand" href={paths.landing()} aria-label={t("nav.home")}>
        <GolMark />
        {t("common.productName")}
      </a>
      <nav className={places.length > 3 ? "nav nav-many" : "nav"} aria-label={t("nav.main")}>
        {places.map(({ place, href }) => (
          <a key={place} href={href} aria-current={place === current ? "page" : undefined}>
            {t(`nav.${place}`)}
          </a>
        ))}
        {viewer ? null : <a href={paths.login()}>{t("nav.signIn")}</a>}
      </nav>
      {viewer?.unread ? (
        <a className="unread" href={paths.inbox()}>
          <span className="sr-only">{t("inbox.unread", { count: viewer.unread })}</span>
          <span aria-hidden="true">{viewer.unread > 99 ? "99+" : viewer.unread}</span>
        </a>
      ) : null}
      <LanguageSwitch />
    </div>
  );
}
