import { AuthorField } from "#app/components/form/author-field.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { DueTag } from "#app/components/lesson/due-tag.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { Knots } from "#app/components/ui/knots.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Columns, Stack } from "#app/components/ui/stack.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { PathPage, PathStepView } from "#app/domain/learning/queries/get-path-page.server.ts";
import { formatList } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { langAttribute } from "#app/i18n/lang-attribute.ts";
import { paths } from "#app/lib/paths.ts";

/** The courses of a path in their order, with how far one is in each. */
export function PathPageView({ page, newId }: { page: PathPage; newId: string }) {
  const t = useT();
  const locale = useLocale();
  const { steps, others } = page;
  return (
    <Page area="learn">
      <PageHeader
        crumbs={[{ href: paths.learn(), label: t("learn.title") }]}
        crumbsLabel={t("nav.trail")}
        title={page.title}
        lead={page.summary}
      />
      <Columns kind="two">
        <section aria-labelledby="steps">
          <Stack>
            <h2 id="steps">{t("paths.page.steps")}</h2>
            <ol className="stack">
              {steps.map((step, at) => (
                <li key={step.courseId}>
                  <Step step={step} number={at + 1} />
                </li>
              ))}
            </ol>
          </Stack>
        </section>
        <Stack>
          <About page={page} newId={newId} />
          {others.length > 0 ? (
            <Card labelledBy="others">
              <h2 id="others">{t("paths.page.others")}</h2>
              <ul className="lines">
                {others.map(({ id, titles }) => (
                  <li key={id}>
                    <a className="tap" href={paths.path(id)}>
                      {titles[locale]}
                    </a>
                  </li>
                ))}
              </ul>
            </Card>
          ) : null}
        </Stack>
      </Columns>
    </Page>
  );
}

function About({
  newId,
  page: { steps, audience, fieldTasks, taken, dueOn, today },
}: {
  newId: string;
  page: PathPage;
}) {
  const t = useT();
  const locale = useLocale();
  const done = steps.filter((step) => step.done).length;
  const progress = t("paths.page.progress", { done, total: steps.length });
  const people = formatList(
    audience.map((one) => t(`paths.page.audience.${one}`)),
    locale,
  );
  return (
    <section className="card stack" aria-label={progress}>
      {taken === "others" ? (
        <div>
          {dueOn === null ? <Tag>{t("paths.list.assigned")}</Tag> : <DueTag dueOn={dueOn} today={today} />}
        </div>
      ) : null}
      <Knots items={steps.map((step) => ({ state: stateOf(step) }))} label={progress} />
      <p className="soft">{progress}</p>
      <p>
        {t("paths.page.for")}: {people}.
      </p>
      <p>{t("paths.page.order")}</p>
      {fieldTasks ? null : <p>{t("paths.page.noFieldTasks")}</p>}
      {taken === "others" ? null : (
        <form method="post">
          <AuthorField />
          {taken === null ? <input type="hidden" name="take" value={newId} /> : null}
          <Button kind="quiet">{t(taken === null ? "paths.page.take" : "paths.page.leave")}</Button>
        </form>
      )}
    </section>
  );
}

function stateOf({ done, announced, lessonsDone }: PathStepView) {
  if (done) return "done";
  if (announced) return "gap";
  return lessonsDone > 0 ? "half" : "open";
}

function Step({ step, number }: { step: PathStepView; number: number }) {
  const t = useT();
  const locale = useLocale();
  const { courseId, title, summary, textLocale, announced, modules, lessonCount, lessonsDone, minutes } =
    step;
  const lang = langAttribute(textLocale, locale);
  const length = `${t("learn.courses.lessons", { count: lessonCount })} · ${t("common.minutes", { count: minutes })}`;
  return (
    <Card as="article" stacked={false}>
      <p className="soft">
        {t("paths.page.step", { number })} {step.done ? <Tag kind="done">{t("paths.page.done")}</Tag> : null}
        {step.locked && !step.done ? <Tag>{t("learn.state.gap")}</Tag> : null}
      </p>
      <h3 {...lang}>
        <a href={paths.course(courseId)}>{title}</a>
      </h3>
      <p className="soft" {...lang}>
        {summary}
      </p>
      {announced ? <p className="soft">{t("paths.page.announced")}</p> : null}
      {modules ? (
        <>
          <p>{t("paths.page.onlyModules")}</p>
          <ul className="bullets">
            {modules.map((module) => (
              <li key={module.id} {...lang}>
                <a href={`${paths.course(courseId)}#m-${module.id}`}>{module.title}</a>{" "}
                {module.done ? <Tag kind="done">{t("paths.page.done")}</Tag> : null}
              </li>
            ))}
          </ul>
        </>
      ) : announced ? null : (
        <p className="soft">
          {lessonsDone > 0 ? t("learn.courses.done", { done: lessonsDone, total: lessonCount }) : length}
        </p>
      )}
    </Card>
  );
}
