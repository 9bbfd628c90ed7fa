import type { QuestionView } from "#app/domain/learning/question-view.ts";
import type { Fields } from "#app/domain/learning/response-fields.ts";
import type { FeedbackWords } from "./feedback-words.ts";

/** What the fields of every kind of question need. `words` is null until there is something to say. */
export interface KindProps {
  readonly question: QuestionView;
  readonly fields: Fields;
  readonly words: FeedbackWords | null;
  readonly disabled: boolean;
}
