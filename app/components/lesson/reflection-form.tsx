import { AuthorField } from "#app/components/form/author-field.tsx";
import { useShell } from "#app/components/layout/shell-context.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { WritingFields } from "./writing-fields.tsx";
import { CheckedHtml } from "#app/components/ui/checked-html.tsx";
import { reflectionLimit } from "#app/domain/learning/inputs.ts";
import type { JournalForm } from "#app/domain/learning/journal.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

/** Private writing. Saved by itself with a script, by its button without. Personal: the text. */
export function ReflectionForm({
  id,
  html,
  form,
  text,
  part,
  lesson,
  error,
}: {
  id: string;
  html: string;
  form: JournalForm;
  /** As it is kept. */
  text: string;
  part: number;
  lesson: string;
  error: string | null;
}) {
  const t = useT();
  const { now } = useShell();
  const field = `reflection-${id}`;
  return (
    <form
      id={`r-${id}`}
      method="post"
      action={`#r-${id}`}
      className="card stack-tight check-form"
      data-personal=""
      data-reflection={paths.saveReflection()}
      data-limit={reflectionLimit}
      data-too-long={t("learn.reflection.tooLong", { count: reflectionLimit })}
    >
      <AuthorField />
      <input type="hidden" name="intent" value="reflect" />
      <input type="hidden" name="lesson" value={lesson} />
      <input type="hidden" name="prompt" value={id} />
      <input type="hidden" name="part" value={part} />
      <input type="hidden" name="seen" value={now ?? ""} />
      <h3>{t("learn.reflection.legend")}</h3>
      <CheckedHtml html={html} className="prose" />
      <WritingFields
        id={field}
        form={form}
        kept={text}
        label={t("learn.reflection.label")}
        error={error}
        describedBy={`${field}-hint`}
      />
      <p id={`${field}-hint`} className="soft">
        {t("learn.reflection.hint")}
      </p>
      <Button kind="quiet">{t("learn.reflection.save")}</Button>
    </form>
  );
}
