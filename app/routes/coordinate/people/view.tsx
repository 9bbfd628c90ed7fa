import { Page } from "#app/components/layout/page.tsx";
import { areaOptions } from "#app/components/people/area-options.ts";
import { CoordinateNav } from "#app/components/people/coordinate-nav.tsx";
import { useRoleWords } from "#app/components/people/use-role-words.ts";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Stack } from "#app/components/ui/stack.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import { Select, TextInput } from "#app/components/ui/text-input.tsx";
import type { AreaCount } from "#app/domain/identity/queries/list-area-counts.server.ts";
import type { ListedPerson } from "#app/domain/identity/queries/list-people.server.ts";
import type { ReachArea } from "#app/domain/identity/queries/list-reach-areas.server.ts";
import { roles } from "#app/domain/kernel/role.ts";
import { formatNumber } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

interface Wish {
  readonly text: string;
  readonly areaId: string;
  readonly role: string;
}

export interface PeoplePage {
  readonly people: readonly ListedPerson[];
  readonly more: string | null;
  readonly areas: readonly ReachArea[];
  readonly counts: readonly AreaCount[];
  readonly wish: Wish;
  readonly canOpen: boolean;
  readonly canInvite: boolean;
}

export function PeopleView({ page }: { page: PeoplePage }) {
  const t = useT();
  const { areas, people, more, wish } = page;
  return (
    <Page area="coordinate">
      <CoordinateNav current="people" />
      <PageHeader
        title={t("people.list.title")}
        lead={t("people.list.lead")}
        action={
          page.canInvite ? <ButtonLink href={paths.newPerson()}>{t("people.list.new")}</ButtonLink> : null
        }
      />
      <Stack>
        {areas.length === 0 ? (
          <EmptyState title={t("overview.coordinate.noArea")}>
            <p>{t("overview.coordinate.noAreaNext")}</p>
          </EmptyState>
        ) : (
          <Search areas={areas} wish={wish} />
        )}
        {areas.length > 0 && people.length === 0 ? (
          <EmptyState title={t("people.list.none")}>
            <p>{t("people.list.noneNext")}</p>
          </EmptyState>
        ) : null}
        {people.length > 0 ? <List people={people} canOpen={page.canOpen} /> : null}
        {more ? (
          <p>
            <ButtonLink kind="quiet" href={nextPage(wish, more)}>
              {t("people.list.more")}
            </ButtonLink>
          </p>
        ) : null}
        {page.counts.length > 0 ? <Counts counts={page.counts} /> : null}
      </Stack>
    </Page>
  );
}

function Counts({ counts }: { counts: readonly AreaCount[] }) {
  const t = useT();
  const locale = useLocale();
  const number = (value: number): string => formatNumber(value, locale);
  return (
    <Details summary={t("overview.coordinate.parts")}>
      <DataTable
        caption={t("overview.coordinate.parts")}
        rows={counts}
        rowId={({ areaId }) => areaId}
        columns={[
          { id: "name", heading: t("overview.coordinate.area"), cell: ({ name }) => name },
          {
            id: "people",
            heading: t("overview.coordinate.peopleColumn"),
            numeric: true,
            cell: ({ people }) => number(people),
          },
          {
            id: "started",
            heading: t("overview.coordinate.startedColumn"),
            numeric: true,
            cell: ({ started }) => number(started),
          },
        ]}
      />
    </Details>
  );
}

function nextPage({ text, areaId, role }: Wish, after: string): string {
  return `${paths.coordinate()}?${new URLSearchParams({ name: text, area: areaId, role, after }).toString()}`;
}

function Search({ areas, wish }: { areas: readonly ReachArea[]; wish: Wish }) {
  const t = useT();
  const filtered = wish.areaId !== "" || wish.role !== "";
  return (
    <form method="get" action={paths.coordinate()} role="search">
      <Stack>
        <Field name="name" label={t("people.list.search")} hint={t("people.list.searchHint")}>
          {(control) => <TextInput {...control} type="search" defaultValue={wish.text} autoComplete="off" />}
        </Field>
        <Details summary={`${t("people.list.area")}, ${t("people.list.role")}`} open={filtered}>
          <Field name="area" label={t("people.list.area")}>
            {(control) => (
              <Select
                {...control}
                defaultValue={wish.areaId}
                options={[{ value: "", label: t("people.list.allAreas") }, ...areaOptions(areas)]}
              />
            )}
          </Field>
          <Field name="role" label={t("people.list.role")}>
            {(control) => (
              <Select
                {...control}
                defaultValue={wish.role}
                options={[
                  { value: "", label: t("people.list.allRoles") },
                  ...roles.map((role) => ({ value: role, label: t(`account.role.${role}`) })),
                ]}
              />
            )}
          </Field>
        </Details>
        <p>
          <Button kind="quiet">{t("people.list.submit")}</Button>
        </p>
      </Stack>
    </form>
  );
}

function List({ people, canOpen }: { people: readonly ListedPerson[]; canOpen: boolean }) {
  const t = useT();
  const words = useRoleWords();
  return (
    <DataTable
      caption={t("people.list.title")}
      rows={people}
      rowId={({ id }) => id}
      columns={[
        {
          id: "name",
          heading: t("people.list.name"),
          cell: ({ id, fullName, opened }) => (
            <>
              {canOpen ? <a href={paths.person(id)}>{fullName}</a> : fullName}{" "}
              {opened ? null : <Tag kind="attention">{t("people.list.notOpened")}</Tag>}
            </>
          ),
        },
        { id: "roles", heading: t("people.list.roles"), cell: ({ roles: held }) => words(held) },
        { id: "area", heading: t("people.list.area"), cell: ({ area }) => area },
        {
          id: "supervisor",
          heading: t("people.list.supervisor"),
          cell: ({ supervisor }) => supervisor ?? "–",
        },
      ]}
    />
  );
}
