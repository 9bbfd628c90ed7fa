import { useT } from "#app/i18n/i18n-context.tsx";

/** What is saved of a draft, at the foot of the page. The script finds its words here. */
export function DraftBar({ formId, savedAt }: { formId: string; savedAt: string | null }) {
  const t = useT();
  const now = savedAt ? t("supervision.log.savedAt", { time: savedAt }) : t("supervision.log.notYet");
  return (
    <div
      className="saved-bar"
      data-draft-bar={formId}
      data-state={savedAt ? "saved" : "saving"}
      data-saved={t("supervision.log.saved")}
      data-saving={t("supervision.log.saving")}
      data-offline={t("supervision.log.offline")}
      data-signed-out={t("supervision.log.signedOut")}
      data-failed={t("supervision.log.failed")}
      data-conflict={t("supervision.log.conflictBar")}
    >
      <span role="status" data-draft-text="">
        {now}
      </span>{" "}
      <button
        type="submit"
        form={formId}
        name="intent"
        value="save"
        className="btn-plain"
        data-compare=""
        hidden
      >
        {t("supervision.log.compare")}
      </button>
    </div>
  );
}
