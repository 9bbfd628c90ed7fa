import { PracticeQuestion } from "#app/components/lesson/practice-question.tsx";
import { ReflectionForm } from "#app/components/lesson/reflection-form.tsx";
import {
  Box,
  Checklist,
  FieldTask,
  Picture,
  Sources,
  SupervisionPrompts,
} from "#app/components/lesson/plain-parts.tsx";
import { LocalHelp } from "#app/components/lesson/local-help.tsx";
import { ScenarioSteps } from "#app/components/lesson/scenario-steps.tsx";
import { CheckedHtml } from "#app/components/ui/checked-html.tsx";
import type { LessonPage, LessonPart } from "#app/domain/learning/lesson-page.ts";
import { reflectionLimit } from "#app/domain/learning/inputs.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import type { Refused } from "../refused.ts";

/** Each part has an address of its own, `#p-3`: one's place in the lesson. */
export function LessonParts({ page, refused }: { page: LessonPage; refused: Refused | null }) {
  return page.parts.map((part, at) => (
    // oxlint-disable-next-line react/no-array-index-key
    <div key={at} id={`p-${at}`} data-part={at}>
      <OnePart part={part} at={at} page={page} refused={refused} />
    </div>
  ));
}

function OnePart({
  part,
  at,
  page,
  refused,
}: {
  part: LessonPart;
  at: number;
  page: LessonPage;
  refused: Refused | null;
}) {
  const t = useT();
  switch (part.kind) {
    case "html":
      return <CheckedHtml html={part.html} className="prose" />;
    case "box":
      return (
        <Box part={part}>
          {part.box === "safety" ? <LocalHelp contacts={page.personal.contacts} /> : null}
        </Box>
      );
    case "figure":
      return <Picture part={part} />;
    case "question": {
      const { question, number } = part;
      const own = refused?.kind === "answer" && refused.id === question.id ? refused : null;
      const message = t(question.kind === "order" ? "learn.question.orderTwice" : "learn.question.nothing");
      return (
        <PracticeQuestion
          question={question}
          number={number}
          total={page.parts.filter(({ kind }) => kind === "question").length}
          part={at}
          lesson={page.id}
          refused={own && { fields: own.fields, message }}
        />
      );
    }
    case "reflection": {
      const own = refused?.kind === "reflection" && refused.id === part.id ? refused : null;
      return (
        <ReflectionForm
          id={part.id}
          html={part.html}
          text={own?.text ?? part.text}
          part={at}
          lesson={page.id}
          error={own && t("learn.reflection.tooLong", { count: reflectionLimit })}
        />
      );
    }
    case "supervision-prompt":
      return <SupervisionPrompts part={part} />;
    case "field-task":
      return <FieldTask part={part} />;
    case "checklist":
      return <Checklist part={part} need={page.checklistsNeed} />;
    case "scenario":
      return <ScenarioSteps part={part} />;
    case "sources":
      return <Sources part={part} />;
  }
}
