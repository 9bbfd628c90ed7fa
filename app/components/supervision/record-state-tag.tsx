import { Tag, type TagKind } from "#app/components/ui/tag.tsx";
import type { RecordFacts } from "#app/domain/supervision/record-view.ts";
import { useT } from "#app/i18n/i18n-context.tsx";

type Standing = Pick<RecordFacts, "state" | "answer" | "answerOverdue" | "part">;

/** Where a record stands, in a word or two. A shared part is only read: nobody answers it. */
export function RecordStateTag({ state, answer, answerOverdue, part }: Standing) {
  const t = useT();
  const said =
    state === "sent"
      ? part === "shared"
        ? "shared"
        : answerOverdue
          ? "overdue"
          : "sent"
      : state === "answered"
        ? (answer ?? "answered")
        : state;
  const kinds: Partial<Record<typeof said, TagKind>> = {
    overdue: "due",
    agreed: "done",
    "agreed-with-comment": "done",
    "seen-differently": "attention",
    "closed-unanswered": "attention",
  };
  return <Tag kind={kinds[said] ?? "plain"}>{t(`supervision.record.state.${said}`)}</Tag>;
}
