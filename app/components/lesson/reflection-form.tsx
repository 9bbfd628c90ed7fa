import { Button } from "#app/components/ui/button.tsx";
import { CheckedHtml } from "#app/components/ui/checked-html.tsx";
import { reflectionLimit } from "#app/domain/learning/inputs.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

/** Private writing. Saved by itself with a script, by its button without. Personal: the text. */
export function ReflectionForm({
  id,
  html,
  text,
  part,
  lesson,
  error,
}: {
  id: string;
  html: string;
  text: string;
  part: number;
  lesson: string;
  error: string | null;
}) {
  const t = useT();
  const field = `reflection-${id}`;
  return (
    <form
      id={`r-${id}`}
      method="post"
      className="card stack-tight check-form"
      data-personal=""
      data-reflection={paths.saveReflection()}
    >
      <input type="hidden" name="intent" value="reflect" />
      <input type="hidden" name="lesson" value={lesson} />
      <input type="hidden" name="prompt" value={id} />
      <input type="hidden" name="part" value={part} />
      <h3>{t("learn.reflection.legend")}</h3>
      <CheckedHtml html={html} className="prose" />
      <label className="field-label" htmlFor={field}>
        {t("learn.reflection.label")}
      </label>
      {error ? (
        <p id={`${field}-error`} className="field-error">
          {error}
        </p>
      ) : null}
      <textarea
        id={field}
        name="text"
        rows={5}
        className="control"
        defaultValue={text}
        maxLength={reflectionLimit}
        aria-describedby={error ? `${field}-error ${field}-hint` : `${field}-hint`}
        data-letters={t("learn.letters")}
      />
      <p id={`${field}-hint`} className="soft">
        {t("learn.reflection.hint")}
      </p>
      <Button kind="quiet">{t("learn.reflection.save")}</Button>
    </form>
  );
}
