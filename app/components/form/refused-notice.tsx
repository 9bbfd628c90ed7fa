import { Notice } from "#app/components/ui/notice.tsx";
import type { MessageKey } from "#app/i18n/message-types.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { FormErrors } from "./form-errors.tsx";

/** Above a form of signing in: what to mend, or how long to wait. */
export function RefusedNotice({
  errors,
  minutes,
  labels,
}: {
  errors: Readonly<Record<string, MessageKey>> | undefined;
  minutes: number | null | undefined;
  labels?: Readonly<Record<string, string>>;
}) {
  const t = useT();
  if (minutes == null) return <FormErrors errors={errors} {...(labels ? { labels } : {})} />;
  return (
    <Notice kind="attention" announce="alert" title={t("auth.signIn.waitTitle")}>
      <p>{t("auth.signIn.wait", { count: minutes })}</p>
    </Notice>
  );
}
