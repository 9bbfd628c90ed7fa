import { FormErrors } from "#app/components/form/form-errors.tsx";
import type { RefusedWords } from "#app/components/supervision/refused-words.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Choice, ChoiceGroup } from "#app/components/ui/choice.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { TextArea } from "#app/components/ui/text-input.tsx";
import { textLimits } from "#app/domain/supervision/inputs.ts";
import { answerKinds } from "#app/domain/supervision/vocabulary.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { translateKey } from "#app/i18n/translate.ts";

/** Three answers, none of them chosen for her. The words of an answer show with it. */
export function AnswerForm({ eventId, refused }: { eventId: string; refused: RefusedWords | null }) {
  const t = useT();
  const locale = useLocale();
  const errorOf = (field: string) => {
    const key = refused?.errors[field];
    return key === undefined ? undefined : translateKey(locale, key);
  };
  const labels = {
    answer: t("supervision.answer.title"),
    "words-agreed-with-comment": t("supervision.answer.words.agreed-with-comment"),
    "words-seen-differently": t("supervision.answer.words.seen-differently"),
  };
  return (
    <form method="post" noValidate className="card stack answers">
      <FormErrors errors={refused?.errors} labels={labels} />
      <input type="hidden" name="event" value={refused?.eventId ?? eventId} />
      <ChoiceGroup
        id="answer"
        legend={t("supervision.answer.title")}
        hint={t("supervision.answer.lead")}
        error={errorOf("answer")}
      >
        {answerKinds.map((answer) => (
          <div key={answer} className="answer">
            <Choice
              type="radio"
              name="answer"
              value={answer}
              label={t(`supervision.answer.${answer}`)}
              defaultChecked={refused?.intent === answer}
            />
            {answer === "agreed" ? null : (
              <div className="answer-words">
                <Field
                  name={`words-${answer}`}
                  label={t(`supervision.answer.words.${answer}`)}
                  hint={answer === "seen-differently" ? t("supervision.answer.statementHint") : undefined}
                  error={errorOf(`words-${answer}`)}
                >
                  {(control) => (
                    <TextArea
                      {...control}
                      rows={5}
                      maxLength={textLimits.statement}
                      defaultValue={refused?.intent === answer ? refused.words : ""}
                      data-letters={t("learn.letters")}
                    />
                  )}
                </Field>
              </div>
            )}
          </div>
        ))}
      </ChoiceGroup>
      <p className="soft">{t("supervision.answer.final")}</p>
      <Button wide name="intent" value="answer">
        {t("supervision.answer.send")}
      </Button>
    </form>
  );
}
