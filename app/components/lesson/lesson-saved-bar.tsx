import { useT } from "#app/i18n/i18n-context.tsx";

/**
 * What is saved, at the foot of the page. The script finds its words here, because it has none of its own. Read
 * aloud only when the state changes, and only by what stands in the status.
 */
export function LessonSavedBar() {
  const t = useT();
  return (
    <div
      className="saved-bar"
      data-saved-bar=""
      data-state="saved"
      data-saved={t("learn.saved.saved")}
      data-saving={t("learn.saved.saving")}
      data-pending={t("learn.saved.pending", { n: "{n}" })}
      data-offline={t("learn.saved.offline", { n: "{n}" })}
      data-signed-out={t("learn.saved.signedOut", { n: "{n}" })}
      data-failed={t("learn.saved.failed", { n: "{n}" })}
    >
      <span role="status" data-saved-text="">
        {t("learn.saved.saved")}
      </span>{" "}
      <button type="button" className="btn-plain" data-send-now="" hidden>
        {t("learn.saved.sendNow")}
      </button>
    </div>
  );
}
