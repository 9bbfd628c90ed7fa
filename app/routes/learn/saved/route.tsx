import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePerson } from "#app/auth/guards.server.ts";
import { Page } from "#app/components/layout/page.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { listSaved, type SavedPlace } from "#app/domain/learning/queries/list-saved.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { pageTitle } from "#app/i18n/page-title.ts";
import { paths } from "#app/lib/paths.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  return { places: await listSaved(ctx, locale).catch(refuse) };
}

export const meta: MetaFunction = (args) => pageTitle(args, (t) => t("tools.saved.title"));

export default function SavedRoute() {
  const { places } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Page area="learn" width="narrow">
      <PageHeader
        crumbs={[{ href: paths.learn(), label: t("learn.title") }]}
        crumbsLabel={t("nav.trail")}
        title={t("tools.saved.title")}
        lead={t("tools.saved.lead")}
      />
      {places.length === 0 ? (
        <EmptyState title={t("tools.saved.emptyTitle")}>
          <p>{t("tools.saved.emptyText")}</p>
        </EmptyState>
      ) : (
        <ul className="stack" data-personal="">
          {places.map((place) => (
            <Place key={`${place.lesson.id} ${place.part}`} place={place} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function Place({ place: { lesson, part, note } }: { place: SavedPlace }) {
  const t = useT();
  return (
    <li className="card stack-tight">
      <h2>
        <a href={`${paths.lesson(lesson.course.id, lesson.id)}#p-${part}`}>{lesson.title}</a>
      </h2>
      <p className="soft">
        {lesson.course.title} · {t("tools.saved.place", { number: part + 1 })}
      </p>
      {note === null ? null : <p className="own-note">{note}</p>}
      <p>
        <a href={paths.lessonPart(lesson.course.id, lesson.id, part)}>{t("tools.saved.change")}</a>
      </p>
    </li>
  );
}
