import type { FieldTaskStep } from "#app/domain/learning/field-task-view.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";

/** What was handed in and answered, oldest first. The words are people's own and stand as they were typed. */
export function TaskSteps({ steps }: { steps: readonly FieldTaskStep[] }) {
  const t = useT();
  const locale = useLocale();
  return (
    <ol className="stack task-steps">
      {steps.map(({ id, kind, at, by, text }) => (
        <li key={id} className="stack-tight">
          <p className="soft">
            {t(`tasks.field.step.${kind}`, { name: by, date: formatDateTime(at, locale) })}
          </p>
          {text === null ? null : (
            <p className="typed-text" dir="auto">
              {text}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
