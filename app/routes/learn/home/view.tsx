import { Page } from "#app/components/layout/page.tsx";
import { DueTag } from "#app/components/lesson/due-tag.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Columns, Stack } from "#app/components/ui/stack.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { CourseCard, Home } from "#app/domain/learning/home.ts";
import type { NextSession } from "#app/domain/supervision/people-view.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { langAttribute } from "#app/i18n/lang-attribute.ts";
import { paths } from "#app/lib/paths.ts";
import { NowCard } from "./components/now-card.tsx";
import { OwnThings, PathList, ReviewCard } from "./components/own-things.tsx";
import { SupervisionCard } from "./components/supervision-card.tsx";
import { WaitingCard } from "./components/waiting-card.tsx";

/** What now? One card with the one main button, then all courses. */
export function HomeView({
  name,
  home,
  supervision,
}: {
  name: string;
  home: Home;
  /** Null for those who are no worker. */
  supervision: NextSession | null;
}) {
  const t = useT();
  return (
    <Page area="learn">
      <PageHeader title={t("learn.hello", { name })} />
      <Columns kind="two">
        <Stack>
          <NowCard now={home.now} today={home.today} />
          <WaitingCard lines={home.lines} today={home.today} />
          <ReviewCard left={home.reviewLeft} />
          {supervision ? <SupervisionCard supervision={supervision} /> : null}
          <Card>
            <h2>
              <a href={paths.directory()}>{t("directory.title")}</a>
            </h2>
            <p className="soft">{t("directory.home")}</p>
          </Card>
        </Stack>
        <Stack>
          <OwnThings />
          <section aria-labelledby="courses" className="stack">
            <h2 id="courses">{t("learn.courses.title")}</h2>
            {home.courses.length === 0 ? <EmptyState title={t("learn.courses.empty")} /> : null}
            {home.courses.map((course) => (
              <Course key={course.courseId} course={course} today={home.today} />
            ))}
          </section>
          <PathList paths={home.paths} />
        </Stack>
      </Columns>
    </Page>
  );
}

function Course({ course, today }: { course: CourseCard; today: string }) {
  const t = useT();
  const locale = useLocale();
  const { courseId, textLocale, lessonCount, minutes, lessonsDone } = course;
  const lang = langAttribute(textLocale, locale);
  const announced = course.availability === "announced" || lessonCount === 0;
  const length = `${t("learn.courses.lessons", { count: lessonCount })} · ${t("common.minutes", { count: minutes })}`;
  const progress = t("learn.courses.done", { done: lessonsDone, total: lessonCount });
  return (
    <Card as="article" stacked={false}>
      {announced ? <Tag>{t("learn.courses.announced")}</Tag> : null}
      {course.completed ? <Tag kind="done">{t("learn.courses.completed")}</Tag> : null}
      {course.locked && !course.completed ? <Tag>{t("learn.state.gap")}</Tag> : null}
      <DueTag dueOn={course.dueOn} today={today} />
      <h3 {...lang}>
        <a href={paths.course(courseId)}>{course.title}</a>
      </h3>
      <p className="soft" {...lang}>
        {course.summary}
      </p>
      {announced ? null : <p className="soft">{course.enrolled ? progress : length}</p>}
    </Card>
  );
}
