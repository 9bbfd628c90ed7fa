import type { ReactNode } from "react";
import { QuestionFields } from "#app/components/lesson/question-fields.tsx";
import { AuthorField } from "#app/components/form/author-field.tsx";
import { PostedForm } from "#app/components/form/posted-form.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Stack } from "#app/components/ui/stack.tsx";
import type { QuestionView } from "#app/domain/learning/question-view.ts";
import type { ReviewPage } from "#app/domain/learning/queries/get-review.server.ts";
import type { Fields } from "#app/domain/learning/response-fields.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { langAttribute } from "#app/i18n/lang-attribute.ts";
import { paths } from "#app/lib/paths.ts";

/** What was sent and is no answer: nothing at all, or something that cannot be read as one. */
export interface NoAnswer {
  readonly kind: "nothing" | "unread";
  readonly fields: Fields;
}

/** What became of the form just sent: an answer with its feedback, or no answer yet. */
export type Answered = { readonly kind: "answered"; readonly question: QuestionView } | NoAnswer;

export function ReviewView({
  page,
  writeId,
  answered,
}: {
  page: ReviewPage;
  writeId: string;
  answered: Answered | null;
}) {
  const t = useT();
  const { done, left } = page;
  return (
    <Page area="learn" width="narrow">
      <PageHeader
        crumbs={[{ href: paths.learn(), label: t("learn.title") }]}
        crumbsLabel={t("nav.trail")}
        title={t("tools.review.title")}
        lead={done + left > 0 && !page.off ? t("tools.review.today", { done, left }) : t("tools.review.lead")}
      />
      <Stack>
        {answered?.kind === "answered" ? (
          <AnsweredQuestion question={answered.question} left={left} />
        ) : page.off ? (
          <EmptyState title={t("tools.review.offTitle")} action={<Turn intent="on" kind="primary" />}>
            <p>{t("tools.review.offText")}</p>
          </EmptyState>
        ) : page.next ? (
          <NextQuestion next={page.next} writeId={writeId} sent={answered} />
        ) : (
          <Nothing page={page} />
        )}
        {page.off ? null : <Turn intent="off" kind="plain" />}
      </Stack>
    </Page>
  );
}

function NextQuestion({
  next,
  writeId,
  sent,
}: {
  next: NonNullable<ReviewPage["next"]>;
  writeId: string;
  sent: NoAnswer | null;
}) {
  const t = useT();
  const locale = useLocale();
  const href =
    next.lessonId === null ? paths.course(next.course.id) : paths.lesson(next.course.id, next.lessonId);
  return (
    <>
      <PostedForm className="stack check-form">
        <input type="hidden" name="intent" value="answer" />
        <input type="hidden" name="item" value={next.itemId} />
        <input type="hidden" name="write" value={writeId} />
        <div {...langAttribute(next.textLocale, locale)}>
          <QuestionFields
            question={next.question}
            legend={t("tools.review.from", { title: next.from.title })}
            typed={sent?.fields}
            error={
              sent
                ? t(sent.kind === "nothing" ? "tools.review.nothingChosen" : "tasks.test.unread")
                : undefined
            }
          />
        </div>
        <Button>{t("tools.review.answer")}</Button>
      </PostedForm>
      <Small intent="rest" itemId={next.itemId} questionId={next.question.id}>
        {t("tools.review.rest")}
      </Small>
      <p>
        <a href={href}>{next.from.title}</a>
      </p>
    </>
  );
}

function AnsweredQuestion({ question, left }: { question: QuestionView; left: number }) {
  const t = useT();
  return (
    <div className="stack" data-personal="">
      <QuestionFields question={question} legend={t("tools.review.title")} disabled />
      {left > 0 ? (
        <ButtonLink href={paths.review()}>{t("tools.review.next")}</ButtonLink>
      ) : (
        <>
          <p>{t("tools.review.doneTitle")}</p>
          <ButtonLink href={paths.learn()}>{t("learn.title")}</ButtonLink>
        </>
      )}
    </div>
  );
}

function Nothing({ page }: { page: ReviewPage }) {
  const t = useT();
  const all = page.all > 0;
  return (
    <EmptyState title={t(all ? "tools.review.doneTitle" : "tools.review.emptyTitle")}>
      <p>{t(all ? "tools.review.doneText" : "tools.review.emptyText")}</p>
      {all ? <p className="soft">{t("tools.review.waiting", { count: page.all })}</p> : null}
    </EmptyState>
  );
}

function Turn({ intent, kind }: { intent: "on" | "off"; kind: "primary" | "plain" }) {
  const t = useT();
  return (
    <form method="post">
      <AuthorField />
      <Button kind={kind} name="intent" value={intent}>
        {t(`tools.review.${intent}`)}
      </Button>
    </form>
  );
}

function Small({
  intent,
  itemId,
  questionId,
  children,
}: {
  intent: string;
  itemId: string;
  questionId: string;
  children: ReactNode;
}) {
  return (
    <form method="post">
      <AuthorField />
      <input type="hidden" name="item" value={itemId} />
      <input type="hidden" name="question" value={questionId} />
      <Button kind="plain" name="intent" value={intent}>
        {children}
      </Button>
    </form>
  );
}
