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
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import type { Refused } from "../refused.ts";

/** Each part has an address of its own, `#p-3`: one's place in the lesson. */
export function LessonParts({ page, refused }: { page: LessonPage; refused: Refused | null }) {
  return page.parts.map((part, at) => (
    // oxlint-disable-next-line react/no-array-index-key
    <div key={at} id={`p-${at}`} data-part={at}>
      {part.kind === "html" || (part.kind === "box" && part.box === "case") ? (
        <PassageSign page={page} at={at} />
      ) : null}
      <OnePart part={part} at={at} page={page} refused={refused} />
      <OwnNote mark={page.personal.marks[at]} />
    </div>
  ));
}

/** Leads to the passage's own page: mark, note, a word to the authors. */
function PassageSign({ page, at }: { page: LessonPage; at: number }) {
  const t = useT();
  const kept = page.personal.marks[at] !== undefined;
  return (
    <a
      className="part-sign"
      href={paths.lessonPart(page.course.id, page.id, at)}
      aria-label={t(kept ? "tools.part.openKept" : "tools.part.open", { number: at + 1 })}
      data-kept={kept ? "" : undefined}
    >
      {kept ? "★" : "✎"}
    </a>
  );
}

function OwnNote({ mark }: { mark: LessonPage["personal"]["marks"][number] | undefined }) {
  const t = useT();
  const locale = useLocale();
  if (!mark?.note) return null;
  return (
    <div className="stack-tight" lang={locale} data-personal="">
      <p className="soft">{t("tools.saved.note")}</p>
      <p className="own-note">{mark.note}</p>
      {mark.earlier ? <p className="soft">{t("tools.part.earlier")}</p> : null}
    </div>
  );
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
          form={part.form}
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
      return <FieldTask part={part} href={paths.fieldTask(page.course.id, page.id, part.id)} />;
    case "checklist":
      return <Checklist part={part} need={page.checklistsNeed} />;
    case "scenario":
      return <ScenarioSteps part={part} lesson={page.id} at={at} />;
    case "sources":
      return <Sources part={part} />;
  }
}
