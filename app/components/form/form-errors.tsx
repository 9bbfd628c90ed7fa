import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import type { MessageKey } from "#app/i18n/message-types.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { translateKey } from "#app/i18n/translate.ts";

/**
 * The summary above a form that was refused. `labels` names the fields as the form does, so that each line says
 * which one; a field without a label (or the empty name) is a problem of the form as a whole.
 */
export function FormErrors({
  errors,
  labels = {},
}: {
  errors: Readonly<Record<string, MessageKey>> | null | undefined;
  labels?: Readonly<Record<string, string>>;
}) {
  const t = useT();
  const locale = useLocale();
  const entries = Object.entries(errors ?? {});
  if (entries.length === 0) return null;
  const problems = entries.map(([name, key]) => {
    const label = labels[name];
    const text = translateKey(locale, key);
    return label === undefined ? { fieldId: null, text } : { fieldId: name, text: `${label}: ${text}` };
  });
  return <ErrorSummary title={t("errors.summary", { count: entries.length })} problems={problems} />;
}
