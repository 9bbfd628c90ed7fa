import { reflectionStages, type JournalForm } from "#app/domain/learning/journal.ts";
import { asStages, readWriting, stageField } from "#app/domain/learning/writing.ts";
import { useT } from "#app/i18n/i18n-context.tsx";

/**
 * Where one writes: one field, or the six stages. What is kept decides, so that nothing that was written is hidden
 * when a lesson asks in another form by now.
 */
export function WritingFields({
  id,
  form,
  kept,
  label,
  error,
  describedBy,
  rows = 5,
}: {
  id: string;
  form: JournalForm;
  /** As it is kept. */
  kept: string;
  label: string;
  error: string | null;
  /** Id of what stands under the fields. */
  describedBy?: string;
  /** Lines of the one field. */
  rows?: number;
}) {
  const t = useT();
  const writing = readWriting(kept);
  const described = [`${id}-error`, describedBy].filter(Boolean).join(" ");
  const problem = (
    <p id={`${id}-error`} className="field-error" role="alert" data-error="" hidden={!error}>
      {error}
    </p>
  );
  const common = { className: "control", "data-letters": t("learn.letters") };
  if (form === "free" && writing.form === "free")
    return (
      <>
        <label className="field-label" htmlFor={id}>
          {label}
        </label>
        {problem}
        <textarea
          {...common}
          id={id}
          name="text"
          rows={rows}
          defaultValue={writing.text}
          aria-describedby={described}
        />
      </>
    );
  const stages = asStages(writing);
  return (
    <fieldset className="stack-tight" aria-describedby={described}>
      <legend className="field-label">{label}</legend>
      {problem}
      {reflectionStages.map((stage) => (
        <div key={stage}>
          <label className="field-label" htmlFor={`${id}-${stage}`}>
            {t(`journal.stage.${stage}.name`)}
          </label>
          <p id={`${id}-${stage}-hint`} className="soft">
            {t(`journal.stage.${stage}.hint`)}
          </p>
          <textarea
            {...common}
            id={`${id}-${stage}`}
            name={stageField(stage)}
            rows={3}
            defaultValue={stages[stage]}
            aria-describedby={`${id}-${stage}-hint`}
          />
        </div>
      ))}
    </fieldset>
  );
}
