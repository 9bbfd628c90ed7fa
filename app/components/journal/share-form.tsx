import { PostedForm } from "#app/components/form/posted-form.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import type { ShareSource } from "#app/domain/learning/journal.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

/** Gives one's supervisor a copy; what that means stands above the button. */
export function ShareForm({
  shareId,
  source,
  sourceId,
  supervisor,
}: {
  /** Made by the page, so that sending it twice shares once. */
  shareId: string;
  source: ShareSource;
  sourceId: string;
  supervisor: { readonly id: string; readonly name: string };
}) {
  const t = useT();
  const { id, name } = supervisor;
  return (
    <Details summary={t("journal.share.title", { name })}>
      <PostedForm action={`${paths.journal()}?do=share`} className="stack">
        <input type="hidden" name="shareId" value={shareId} />
        <input type="hidden" name="source" value={source} />
        <input type="hidden" name="sourceId" value={sourceId} />
        <input type="hidden" name="supervisorId" value={id} />
        <p>{t("journal.share.text", { name })}</p>
        <Button kind="quiet">{t("journal.share.button")}</Button>
      </PostedForm>
    </Details>
  );
}
