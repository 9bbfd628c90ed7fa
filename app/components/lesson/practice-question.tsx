import { AuthorField } from "#app/components/form/author-field.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { QuestionView } from "#app/domain/learning/question-view.ts";
import type { Fields } from "#app/domain/learning/response-fields.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import { QuestionFields } from "./question-fields.tsx";

/** A question of a lesson: feedback at once, as often as one likes. Personal: what is chosen, and the feedback. */
export function PracticeQuestion({
  question,
  number,
  total,
  part,
  lesson,
  refused,
}: {
  question: QuestionView;
  number: number;
  total: number;
  part: number;
  lesson: string;
  refused: { fields: Fields; message: string } | null;
}) {
  const t = useT();
  return (
    <>
      <form
        id={`q-${question.id}`}
        method="post"
        action={`#q-${question.id}`}
        className="check-form"
        data-personal=""
        data-practice={paths.saveAnswer()}
        data-nothing={
          question.kind === "order" ? t("learn.question.orderTwice") : t("learn.question.nothing")
        }
      >
        <AuthorField />
        <input type="hidden" name="intent" value="answer" />
        <input type="hidden" name="lesson" value={lesson} />
        <input type="hidden" name="part" value={part} />
        <QuestionFields
          question={question}
          legend={t("learn.question.legend", { number, total })}
          typed={refused?.fields}
          error={refused?.message}
        >
          <div className="check-actions">
            <Button kind="quiet">{t("learn.question.answer")}</Button>
          </div>
        </QuestionFields>
      </form>
      <form method="post" action={paths.review()} className="ask-again">
        <AuthorField />
        <input type="hidden" name="item" value={lesson} />
        <input type="hidden" name="question" value={question.id} />
        <Button kind="plain" name="intent" value="ask">
          {t("tools.review.ask")}
        </Button>
      </form>
    </>
  );
}
