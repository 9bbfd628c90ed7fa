import { TaskStateTag } from "#app/components/field-task/state-tag.tsx";
import { TaskSteps } from "#app/components/field-task/task-steps.tsx";
import { TaskText } from "#app/components/field-task/task-text.tsx";
import { AuthorField } from "#app/components/form/author-field.tsx";
import { LessonSavedBar } from "#app/components/lesson/lesson-saved-bar.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { useShell } from "#app/components/layout/shell-context.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Stack } from "#app/components/ui/stack.tsx";
import { TextArea } from "#app/components/ui/text-input.tsx";
import { fieldTaskLimit } from "#app/domain/learning/inputs.ts";
import type { FieldTaskStep } from "#app/domain/learning/field-task-view.ts";
import type { OwnFieldTask } from "#app/domain/learning/queries/get-field-task.server.ts";
import { formatDateTime, formatList } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { translateKey } from "#app/i18n/translate.ts";
import { paths } from "#app/lib/paths.ts";

/** A hand-in that was not taken, with what was typed. */
export interface RefusedHandIn {
  readonly problem: "empty" | "tooLong" | "changed";
  readonly text: string;
  readonly writeId: string;
}

export function FieldTaskPage({
  task,
  writeId,
  refused,
}: {
  task: OwnFieldTask;
  writeId: string;
  refused: RefusedHandIn | null;
}) {
  const t = useT();
  const locale = useLocale();
  const { course, item, of, state, steps, signers, needed } = task;
  const writes = state !== "signed" || refused !== null;
  return (
    <Page area="learn" width="narrow" foot={writes ? <LessonSavedBar /> : null}>
      <PageHeader
        crumbs={[
          { href: paths.course(course.id), label: course.title },
          ...(of === "lesson" ? [{ href: paths.lesson(course.id, item.id), label: item.title }] : []),
        ]}
        crumbsLabel={t("nav.trail")}
        title={t(of === "course" ? "tasks.field.ofCourse" : "tasks.field.title")}
      />
      <Stack gap="wide">
        <p className="row">
          <TaskStateTag state={state} />
        </p>
        {of === "course" && !needed && state !== "signed" ? (
          <Notice>{t("tasks.field.notNeeded")}</Notice>
        ) : null}
        {state === "returned" ? <Comment step={steps.at(-1)} /> : null}
        <TaskText task={task} />
        {writes ? <HandIn task={task} writeId={writeId} refused={refused} /> : null}
        {state === "signed" ? null : (
          <p className="soft">
            {signers.length === 0
              ? t("tasks.field.nobody")
              : t("tasks.field.signedBy", {
                  names: formatList(
                    signers.map(({ name }) => name),
                    locale,
                  ),
                })}
          </p>
        )}
        {steps.length > 0 ? (
          <Card labelledBy="history">
            <h2 id="history">{t("tasks.field.history")}</h2>
            <TaskSteps steps={steps} />
          </Card>
        ) : null}
      </Stack>
    </Page>
  );
}

/** Why the task came back: read before anything else. */
function Comment({ step }: { step: FieldTaskStep | undefined }) {
  const t = useT();
  const locale = useLocale();
  if (!step?.text) return null;
  const date = formatDateTime(step.at, locale);
  return (
    <Notice kind="attention" title={t("tasks.field.step.returned", { name: step.by, date })}>
      <p className="typed-text" dir="auto">
        {step.text}
      </p>
    </Notice>
  );
}

/** Kept while one writes; handed in only by its button, with or without a script. */
function HandIn({
  task: { item, taskId, state, steps, words },
  writeId,
  refused,
}: {
  task: OwnFieldTask;
  writeId: string;
  refused: RefusedHandIn | null;
}) {
  const t = useT();
  const locale = useLocale();
  const { now } = useShell();
  const again = steps.some(({ kind }) => kind === "handed-in");
  const label = t("tasks.field.label");
  const error = refused
    ? translateKey(locale, problemKeys[refused.problem], { count: fieldTaskLimit })
    : undefined;
  return (
    <form
      method="post"
      noValidate
      className="card stack check-form"
      data-personal=""
      data-reflection={paths.saveFieldTask()}
      data-limit={fieldTaskLimit}
      data-too-long={t("tasks.field.tooLong", { count: fieldTaskLimit })}
    >
      {error ? (
        <ErrorSummary
          title={t("errors.summary", { count: 1 })}
          problems={[{ fieldId: "text", text: `${label}: ${error}` }]}
        />
      ) : null}
      {state === "handed-in" ? <p className="soft">{t("tasks.field.againHint")}</p> : null}
      {again && !refused ? <p className="soft">{t("tasks.field.draft")}</p> : null}
      <Field name="text" label={label} hint={t("tasks.field.hint")} error={error} required>
        {(control) => (
          <TextArea
            {...control}
            rows={12}
            defaultValue={refused?.text ?? words}
            data-letters={t("learn.letters")}
          />
        )}
      </Field>
      <p className="row">
        <AuthorField />
        <input type="hidden" name="lesson" value={item.id} />
        <input type="hidden" name="prompt" value={taskId} />
        <input type="hidden" name="seen" value={now ?? ""} />
        <input type="hidden" name="event" value={refused?.writeId ?? writeId} />
        <Button name="intent" value="hand-in" data-commit="">
          {t(again ? "tasks.field.handInAgain" : "tasks.field.handIn")}
        </Button>
        <Button kind="quiet" name="intent" value="save">
          {t("tasks.field.save")}
        </Button>
      </p>
    </form>
  );
}

const problemKeys = {
  empty: "tasks.field.empty",
  tooLong: "tasks.field.tooLong",
  changed: "tasks.field.changed",
} as const;
