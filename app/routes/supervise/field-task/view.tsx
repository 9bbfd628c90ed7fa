import { TaskStateTag } from "#app/components/field-task/state-tag.tsx";
import { TaskSteps } from "#app/components/field-task/task-steps.tsx";
import { TaskText } from "#app/components/field-task/task-text.tsx";
import { AuthorField } from "#app/components/form/author-field.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Stack } from "#app/components/ui/stack.tsx";
import { TextArea } from "#app/components/ui/text-input.tsx";
import { fieldTaskLimit } from "#app/domain/learning/inputs.ts";
import type { FieldTaskToSign } from "#app/domain/learning/queries/get-field-task-to-sign.server.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { langAttribute } from "#app/i18n/lang-attribute.ts";
import { translateKey } from "#app/i18n/translate.ts";
import { paths } from "#app/lib/paths.ts";

/** A decision that was not taken, with the comment as it was typed. */
export interface RefusedDecision {
  readonly problem: "empty" | "tooLong" | "changed";
  readonly comment: string;
}

const problemKeys = {
  empty: "tasks.sign.empty",
  tooLong: "tasks.sign.tooLong",
  changed: "tasks.sign.changed",
} as const;

export function SignTaskPage({
  task,
  writeId,
  refused,
}: {
  task: FieldTaskToSign;
  writeId: string;
  refused: RefusedDecision | null;
}) {
  const t = useT();
  const locale = useLocale();
  const { worker, item, state, steps } = task;
  return (
    <Page area="supervise" width="narrow">
      <PageHeader
        crumbs={[{ href: paths.supervise(), label: t("nav.supervise") }]}
        crumbsLabel={t("nav.trail")}
        title={t("tasks.sign.title", { name: worker.name })}
        lead={<span {...langAttribute(task.textLocale, locale)}>{item.title}</span>}
      />
      <Stack gap="wide">
        <p className="row">
          <TaskStateTag state={state} />
        </p>
        <Card labelledBy="history">
          <h2 id="history">{t("tasks.field.history")}</h2>
          <TaskSteps steps={steps} />
        </Card>
        {state === "handed-in" || refused ? (
          <Decide task={task} writeId={writeId} refused={refused} />
        ) : (
          <p className="soft">{t("tasks.sign.nothing")}</p>
        )}
        <TaskText task={task} />
      </Stack>
    </Page>
  );
}

function Decide({
  task: { worker, steps, state },
  writeId,
  refused,
}: {
  task: FieldTaskToSign;
  writeId: string;
  refused: RefusedDecision | null;
}) {
  const t = useT();
  const locale = useLocale();
  const last = steps.at(-1);
  const label = t("tasks.sign.comment");
  const error = refused
    ? translateKey(locale, problemKeys[refused.problem], { count: fieldTaskLimit, name: worker.name })
    : undefined;
  return (
    <form method="post" noValidate className="card stack">
      {error ? (
        <ErrorSummary
          title={t("errors.summary", { count: 1 })}
          problems={[{ fieldId: "comment", text: error }]}
        />
      ) : null}
      <Field name="comment" label={label} hint={t("tasks.sign.commentHint")} error={error}>
        {(control) => (
          <TextArea
            {...control}
            rows={5}
            defaultValue={refused?.comment ?? ""}
            data-letters={t("learn.letters")}
          />
        )}
      </Field>
      {state === "handed-in" ? (
        <>
          <p className="soft">{t("tasks.sign.consent")}</p>
          <p className="row">
            <AuthorField />
            <input type="hidden" name="write" value={writeId} />
            <input type="hidden" name="handIn" value={last?.id ?? ""} />
            <Button name="intent" value="sign">
              {t("tasks.sign.sign")}
            </Button>
            <Button kind="quiet" name="intent" value="return">
              {t("tasks.sign.back")}
            </Button>
          </p>
        </>
      ) : null}
    </form>
  );
}
