import type { Feedback, Tone } from "#app/domain/learning/feedback.ts";
import type { QuestionView } from "#app/domain/learning/question-view.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { plainText } from "#app/lib/plain-text.ts";

/** Feedback as words of the page: the same for the server's page and for the script that puts it in place. */
export interface FeedbackWords {
  readonly verdict: Feedback["verdict"];
  readonly message: string;
  readonly rows: readonly { readonly id: string; readonly tone: Tone; readonly text: string }[];
  readonly note: string;
}

export function feedbackWords(
  feedback: Feedback,
  { kind, options, targets }: Pick<QuestionView, "kind" | "options" | "targets">,
  t: Translate,
): FeedbackWords {
  const named = (value: string) => {
    const found = [...targets, ...options].find(({ id }) => id === value);
    return found ? plainText(found.html) : value;
  };
  const shouldBe = (id: string) => {
    const accepted = feedback.accepted.find((one) => one.id === id);
    if (!accepted) return "";
    return kind === "order"
      ? t("learn.question.place", { place: accepted.value })
      : t("learn.question.accepted", { text: named(accepted.value) });
  };
  const typed = feedback.accepted.find(({ id }) => id === null);
  return {
    verdict: feedback.verdict,
    message: [t(`learn.question.${feedback.verdict}`), countWords(feedback, kind, t)]
      .filter(Boolean)
      .join(" "),
    rows: feedback.options.map(({ id, tone, text }) => ({
      id,
      tone,
      // Never a colour alone: a line that fits and has no words of its own says so.
      text:
        [shouldBe(id), text].filter(Boolean).join(" ") || (tone === "right" ? t("learn.question.fits") : ""),
    })),
    note: [typed ? t("learn.question.accepted", { text: typed.value }) : "", feedback.note ?? ""]
      .filter(Boolean)
      .join(" "),
  };
}

/** How much of a partly fitting answer counts, by the numbers that it was marked by. */
function countWords({ verdict, parts }: Feedback, kind: QuestionView["kind"], t: Translate): string {
  if (verdict === "right" || !parts || parts.fit === 0) return "";
  const { fit, of, beside } = parts;
  if (kind !== "multiple") return t("tasks.marking.places", { fit, of });
  return beside === 0
    ? t("tasks.marking.found", { fit, of })
    : t("tasks.marking.beside", { fit, of, beside });
}
