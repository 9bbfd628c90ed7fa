import { LanguageButtons } from "#app/components/layout/language-switch.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { Carpet, type Knot, type KnotState } from "#app/components/ui/knots.tsx";
import { Columns, Row } from "#app/components/ui/stack.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

const stateOf: Record<string, KnotState> = { d: "done", h: "half", o: "open" };

/** A carpet half made: full rows, one in work, open ones. */
const carpet: Knot[][] = [
  "dddddddddd",
  "dddddddddd",
  "dddddddddd",
  "ddddddhooo",
  "oooooooooo",
  "oooooooooo",
].map((row) => Array.from(row, (letter) => ({ state: stateOf[letter] ?? "open" })));

export function LandingView() {
  const t = useT();
  return (
    <Page>
      <div className="hero">
        <div className="stack">
          <section className="languages" aria-label={t("publicPages.chooseLanguage")}>
            <LanguageButtons />
          </section>
          <h1>{t("publicPages.title")}</h1>
          <p className="hero-lead">{t("publicPages.lead")}</p>
          <Row>
            <ButtonLink href={paths.login()}>{t("publicPages.signIn")}</ButtonLink>
            <ButtonLink kind="quiet" href={paths.welcome()}>
              {t("publicPages.haveCode")}
            </ButtonLink>
          </Row>
          <p className="soft">{t("publicPages.noAccount")}</p>
        </div>
        <figure className="hero-carpet">
          <Carpet rows={carpet} label={t("publicPages.knotsLabel")} />
          <figcaption className="soft">{t("publicPages.knotsText")}</figcaption>
        </figure>
      </div>
      <Columns kind="three">
        <Point title={t("publicPages.learnTitle")} text={t("publicPages.learnText")} />
        <Point title={t("publicPages.superviseTitle")} text={t("publicPages.superviseText")} />
        <Point title={t("publicPages.lightTitle")} text={t("publicPages.lightText")} />
      </Columns>
    </Page>
  );
}

function Point({ title, text }: { title: string; text: string }) {
  return (
    <section className="point">
      <h2>{title}</h2>
      <p>{text}</p>
    </section>
  );
}
