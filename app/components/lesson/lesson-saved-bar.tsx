import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

/**
 * What is saved, at the foot of the page. The script finds its words here, because it has none of its own; those that
 * are rarely needed come with the device's seal. Read aloud only when the state changes, and only by what stands in the
 * status. Hidden until the script runs: where it does not, nothing is saved but by a button, and nothing says otherwise.
 * `quiet`: seen only while something waits.
 */
export function LessonSavedBar({ quiet = false }: { quiet?: boolean }) {
  const t = useT();
  const n = "{n}";
  return (
    <div
      className="saved-bar"
      data-saved-bar={quiet ? "quiet" : ""}
      data-state="saved"
      data-saved={t("device.bar.saved")}
      data-saving={t("device.bar.saving")}
      data-pending={t("device.bar.pending", { n })}
      data-offline={t("device.bar.offline", { n })}
      data-signed-out={t("device.bar.signedOut", { n })}
      hidden
    >
      <span role="status" data-saved-text="">
        {t("device.bar.saved")}
      </span>{" "}
      <button type="button" className="btn-plain" data-send-now="" hidden>
        {t("device.bar.sendNow")}
      </button>{" "}
      <button type="button" className="btn-plain" data-sign-in="" hidden>
        {t("device.bar.signIn")}
      </button>{" "}
      <a href={paths.unsent()} data-show-failed="" hidden>
        {t("device.bar.show")}
      </a>
    </div>
  );
}
