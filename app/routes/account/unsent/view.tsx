import { Page } from "#app/components/layout/page.tsx";
import { LessonSavedBar } from "#app/components/lesson/lesson-saved-bar.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";
// oxlint-disable-next-line import/default -- the bundler makes the address
import unsentUrl from "../../../enhance/unsent.ts?worker&url";

const reasons = {
  newer: "newer",
  already_done: "done",
  too_large: "tooLarge",
  not_found: "gone",
  locked: "locked",
  withheld_law_check: "locked",
  forbidden: "locked",
  trouble: "trouble",
} as const;

/** The script finds the form of an entry and the words for each reason here. */
export function UnsentView() {
  const t = useT();
  return (
    <Page width="narrow" area="learn" foot={<LessonSavedBar />}>
      <PageHeader title={t("device.unsent.title")} lead={t("device.unsent.lead")} />
      <noscript>
        <p>{t("device.unsent.noScript")}</p>
      </noscript>
      <p data-unsent-empty="" hidden>
        {t("device.unsent.empty")}
      </p>
      <ul className="stack" data-unsent="">
        <template>
          <li className="card stack-tight">
            <h2>
              <a data-title="" href="/">
                {t("device.unsent.place")}
              </a>
            </h2>
            <p className="soft" data-state-waiting="">
              {t("device.unsent.waiting")}
            </p>
            <p className="field-error" data-state-failed="">
              {t("device.unsent.failed")}
            </p>
            {Object.entries(reasons).map(([code, words]) => (
              <p key={code} data-why={code}>
                {t(`device.unsent.${words}`)}
              </p>
            ))}
            <p data-why="">{t("device.unsent.refused")}</p>
            <pre className="kept-words" data-says="" />
            <p className="row">
              <button
                type="button"
                className="btn btn-quiet"
                data-copy=""
                data-copied={t("device.unsent.copied")}
              >
                {t("device.unsent.copy")}
              </button>
              <button type="button" className="btn btn-quiet" data-again="">
                {t("device.unsent.again")}
              </button>
              <button type="button" className="btn-plain" data-remove="">
                {t("device.unsent.remove")}
              </button>
            </p>
          </li>
        </template>
      </ul>
      <script type="module" src={unsentUrl} />
    </Page>
  );
}
