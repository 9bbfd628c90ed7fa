import type { ReactNode } from "react";
import { CheckedHtml } from "#app/components/ui/checked-html.tsx";
import { classNames } from "#app/components/ui/class-names.ts";
import type { QuestionView } from "#app/domain/learning/question-view.ts";
import type { Fields } from "#app/domain/learning/response-fields.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { feedbackWords } from "./feedback-words.ts";
import { GapFields } from "./gap-fields.tsx";
import type { KindProps } from "./kind-props.ts";
import { OptionRows } from "./option-rows.tsx";
import { PlaceRows } from "./place-rows.tsx";
import { TypedField } from "./typed-field.tsx";

/**
 * One question of any kind as a fieldset that works without scripts. Rows carry `data-row`, notes `data-note`, the
 * verdict `data-verdict`: there the script puts what the server answered.
 */
export function QuestionFields({
  question,
  legend,
  typed,
  error,
  disabled = false,
  children,
}: {
  question: QuestionView;
  legend: ReactNode;
  /** What was sent and refused, shown again instead of what is stored. */
  typed?: Fields | undefined;
  error?: string | undefined;
  disabled?: boolean;
  children?: ReactNode;
}) {
  const t = useT();
  const words = question.feedback && !typed ? feedbackWords(question.feedback, question, t) : null;
  const props: KindProps = { question, fields: typed ?? question.fields, words, disabled };
  const marking = markingOf[question.kind];
  const errorId = `${question.id}-error`;
  return (
    <fieldset className="choices check" data-question={question.id} aria-describedby={errorId}>
      <legend>{legend}</legend>
      <input type="hidden" name="question" value={question.id} />
      <input type="hidden" name={`${question.id}.kind`} value={question.kind} />
      {question.kind === "gaps" ? null : <CheckedHtml html={question.stem} className="prose check-stem" />}
      {marking ? <p className="soft">{t(marking)}</p> : null}
      <KindFields {...props} />
      <p id={errorId} className="field-error" role="alert" data-error="" hidden={!error}>
        {error}
      </p>
      <p
        className={classNames(
          "verdict",
          words && `verdict-${words.verdict === "right" ? "right" : "thought"}`,
        )}
        role="status"
        data-verdict=""
      >
        {words?.message}
      </p>
      <p className="verdict-note" data-verdict-note="" hidden={!words?.note}>
        {words?.note}
      </p>
      {children}
    </fieldset>
  );
}

/** How an answer of parts is marked, said before it is given. */
const markingOf: Partial<Record<QuestionView["kind"], "tasks.marking.multiple" | "tasks.marking.each">> = {
  multiple: "tasks.marking.multiple",
  match: "tasks.marking.each",
  order: "tasks.marking.each",
  gaps: "tasks.marking.each",
};

function KindFields(props: KindProps) {
  switch (props.question.kind) {
    case "single":
    case "multiple":
    case "true-false":
      return <OptionRows {...props} />;
    case "short-text":
    case "numeric":
      return <TypedField {...props} />;
    case "match":
    case "order":
      return <PlaceRows {...props} />;
    case "gaps":
      return <GapFields {...props} />;
  }
}
