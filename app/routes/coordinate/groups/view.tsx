import { PartField, PartForm, type RefusedPart } from "#app/components/form/part-form.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { CoordinateNav } from "#app/components/people/coordinate-nav.tsx";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Columns, Stack } from "#app/components/ui/stack.tsx";
import { Select, TextInput } from "#app/components/ui/text-input.tsx";
import type { ListedGroup } from "#app/domain/identity/queries/list-groups.server.ts";
import type { RoleHolder } from "#app/domain/identity/queries/list-role-holders.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

interface GroupsPage {
  readonly groups: readonly Omit<ListedGroup, "createdAt">[];
  readonly supervisors: readonly RoleHolder[];
}

export function GroupsView({ page, refused }: { page: GroupsPage; refused: RefusedPart | undefined }) {
  const t = useT();
  return (
    <Page area="coordinate">
      <CoordinateNav current="groups" />
      <PageHeader title={t("people.groups.title")} lead={t("people.groups.lead")} />
      <Columns kind="two">
        <Stack>
          {page.groups.length === 0 ? (
            <EmptyState title={t("people.groups.none")}>
              <p>{t("people.groups.noneNext")}</p>
            </EmptyState>
          ) : null}
          {page.groups.map((group) => (
            <Group key={group.id} group={group} />
          ))}
        </Stack>
        <Make supervisors={page.supervisors} refused={refused} />
      </Columns>
    </Page>
  );
}

function Group({ group }: { group: GroupsPage["groups"][number] }) {
  const t = useT();
  return (
    <Card as="article" labelledBy={`group-${group.id}`}>
      <h2 id={`group-${group.id}`}>{group.name}</h2>
      <p>{t("people.groups.ledBy", { name: group.supervisor })}</p>
      <Details summary={t("people.groups.members", { count: group.members.length })}>
        <ul className="bullets stack-tight">
          {group.members.map(({ id, fullName }) => (
            <li key={id}>
              <a href={paths.person(id)}>{fullName}</a>
            </li>
          ))}
        </ul>
      </Details>
      {group.canChange ? (
        <p>
          <ButtonLink kind="quiet" href={paths.group(group.id)}>
            {t("people.groups.change")}
          </ButtonLink>
        </p>
      ) : (
        <p className="soft">{t("people.groups.own")}</p>
      )}
    </Card>
  );
}

function Make({
  supervisors,
  refused,
}: {
  supervisors: readonly RoleHolder[];
  refused: RefusedPart | undefined;
}) {
  const t = useT();
  const labels = { name: t("people.groups.name"), supervisorId: t("people.groups.supervisor") };
  const common = { doing: "make", refused, required: true } as const;
  return (
    <Card labelledBy="new-group">
      <h2 id="new-group">{t("people.groups.new")}</h2>
      <PartForm action={paths.groups()} doing="make" refused={refused} labels={labels}>
        <PartField {...common} name="name" label={labels.name}>
          {(control) => <TextInput {...control} autoComplete="off" maxLength={80} />}
        </PartField>
        <PartField {...common} name="supervisorId" label={labels.supervisorId}>
          {(control) => (
            <Select
              {...control}
              options={[
                { value: "", label: t("people.file.chooseOne") },
                ...supervisors.map(({ id, fullName, area }) => ({
                  value: id,
                  label: `${fullName} (${area})`,
                })),
              ]}
            />
          )}
        </PartField>
        <Button>{t("people.groups.make")}</Button>
      </PartForm>
    </Card>
  );
}
