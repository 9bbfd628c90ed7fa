import { AuthorField } from "#app/components/form/author-field.tsx";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { KnotMark } from "#app/components/ui/knots.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import type { LessonPage } from "#app/domain/learning/lesson-page.ts";
import { formatDate } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

/** The one thing to do next: mark as done, then go on. Personal as a whole. */
export function LessonEnd({ page, open }: { page: LessonPage; open: readonly string[] }) {
  const t = useT();
  const locale = useLocale();
  const { completedAt, renewedAt, change } = page.personal;
  const redo = change.redo !== null;
  const { href, label } = useNext(page);
  return (
    <section id="done" className="stack" aria-label={t("learn.lesson.doneTitle")} data-personal="">
      {open.length > 0 ? (
        <Notice kind="attention" announce="alert" title={t("learn.lesson.missing", { count: open.length })}>
          <ul className="bullets">
            {open.map((id) => (
              <li key={id}>
                <a href={`#q-${id}`}>{t("learn.lesson.question", { number: numberOf(page, id) })}</a>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {completedAt ? (
        <>
          <p className="row">
            <KnotMark state="done" label={t("learn.state.done")} />
            <span>{t("learn.lesson.doneOn", { date: formatDate(completedAt, locale) })}</span>
          </p>
          {renewedAt ? <p>{t("tasks.change.redone", { date: formatDate(renewedAt, locale) })}</p> : null}
        </>
      ) : null}
      {completedAt && !redo ? (
        <ButtonLink href={href} rel="next">
          {label}
        </ButtonLink>
      ) : (
        <form method="post" action="#done" className="stack-tight">
          <AuthorField />
          <input type="hidden" name="intent" value="done" />
          <p className="soft">{t("learn.lesson.doneHint")}</p>
          <p className="row">
            <Button>{t(redo ? "tasks.change.redoButton" : "learn.lesson.doneButton")}</Button>
            <a href={href} rel="next">
              {label}
            </a>
          </p>
        </form>
      )}
    </section>
  );
}

function useNext({ next, course }: LessonPage): { href: string; label: string } {
  const t = useT();
  const { kind, id, title } = next;
  switch (kind) {
    case "lesson":
      return { href: paths.lesson(course.id, id), label: t("learn.lesson.nextLesson", { title }) };
    case "quiz":
      return { href: paths.quiz(course.id, id), label: t("learn.lesson.nextQuiz", { title }) };
    case "course":
      return { href: paths.course(id), label: t("learn.lesson.nextCourse", { title }) };
  }
}

function numberOf({ parts }: LessonPage, questionId: string): number {
  for (const part of parts)
    if (part.kind === "question" && part.question.id === questionId) return part.number;
  return 0;
}
