import { AuthorField } from "#app/components/form/author-field.tsx";
import { PostedForm } from "#app/components/form/posted-form.tsx";
import { LessonSavedBar } from "#app/components/lesson/lesson-saved-bar.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { CheckedHtml } from "#app/components/ui/checked-html.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Stack } from "#app/components/ui/stack.tsx";
import { TextArea } from "#app/components/ui/text-input.tsx";
import { noteLimit, remarkLimit } from "#app/domain/learning/inputs.ts";
import type { PartPage } from "#app/domain/learning/queries/get-part-page.server.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { langAttribute } from "#app/i18n/lang-attribute.ts";
import { paths } from "#app/lib/paths.ts";

/** A form that was refused, with what was typed. */
export interface RefusedPart {
  readonly form: "note" | "remark";
  readonly text: string;
}

/** One paragraph, and what one does with it: mark it, note something, tell the authors. */
export function PartView({
  page,
  remarkId,
  refused,
}: {
  page: PartPage;
  remarkId: string;
  refused: RefusedPart | null;
}) {
  const t = useT();
  const locale = useLocale();
  const { course, lesson, part, html, bookmarked } = page;
  const href = paths.lesson(course.id, lesson.id);
  const note = refused?.form === "note" ? refused.text : page.note;
  const remark = refused?.form === "remark" ? refused.text : "";
  return (
    <Page area="learn" width="narrow" foot={<LessonSavedBar quiet />}>
      <PageHeader
        crumbs={[
          { href: paths.course(course.id), label: course.title },
          { href, label: lesson.title },
        ]}
        crumbsLabel={t("nav.trail")}
        title={t("tools.part.title")}
      />
      <Stack>
        {html === null ? (
          <p className="soft">{t("tools.part.noText")}</p>
        ) : (
          <Details summary={t("tools.part.text")}>
            <blockquote className="quoted-part" {...langAttribute(page.textLocale, locale)}>
              <CheckedHtml html={html} className="prose" />
            </blockquote>
          </Details>
        )}
        <form method="post" className="row">
          <AuthorField />
          <Button
            name="intent"
            value={bookmarked ? "unmark" : "mark"}
            kind={bookmarked ? "quiet" : "primary"}
          >
            {t(bookmarked ? "tools.part.unmark" : "tools.part.mark")}
          </Button>
          <a href={`${href}#p-${part}`}>{t("tools.part.back")}</a>
        </form>
        <Card labelledBy="note">
          <h2 id="note">{t("tools.part.note")}</h2>
          <PostedForm name="note" className="stack-tight">
            <Field
              name="text"
              id="note-text"
              label={t("tools.part.note")}
              hint={t("tools.part.noteHint")}
              error={refused?.form === "note" ? t("tools.part.noteTooLong", { count: noteLimit }) : undefined}
            >
              {(control) => <TextArea {...control} rows={4} defaultValue={note} />}
            </Field>
            <Button kind="quiet" name="intent" value="note">
              {t("tools.part.noteSave")}
            </Button>
          </PostedForm>
        </Card>
        <Card labelledBy="remark">
          <h2 id="remark">{t("tools.part.remark")}</h2>
          <PostedForm name="remark" className="stack-tight">
            <input type="hidden" name="remark" value={remarkId} />
            <Field
              name="text"
              id="remark-text"
              label={t("tools.part.remarkLabel")}
              hint={t("tools.part.remarkHint")}
              error={
                refused?.form === "remark" ? t("tools.part.remarkEmpty", { count: remarkLimit }) : undefined
              }
            >
              {(control) => <TextArea {...control} rows={4} defaultValue={remark} />}
            </Field>
            <Button kind="quiet" name="intent" value="remark">
              {t("tools.part.remarkSend")}
            </Button>
          </PostedForm>
        </Card>
      </Stack>
    </Page>
  );
}
