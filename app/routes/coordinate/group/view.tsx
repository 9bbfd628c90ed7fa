import { PartForm, type RefusedPart } from "#app/components/form/part-form.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Choice, ChoiceGroup } from "#app/components/ui/choice.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Stack } from "#app/components/ui/stack.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

interface GroupPage {
  readonly id: string;
  readonly name: string;
  readonly supervisor: string;
  readonly canChange: boolean;
  readonly people: readonly {
    readonly id: string;
    readonly fullName: string;
    readonly area: string;
    readonly member: boolean;
  }[];
}

export function GroupView({ group, refused }: { group: GroupPage; refused: RefusedPart | undefined }) {
  const t = useT();
  const action = paths.group(group.id);
  const { values } = refused?.doing === "members" ? refused.problems : { values: null };
  const ticked = values && [values["memberIds"] ?? []].flat();
  return (
    <Page area="coordinate" width="narrow">
      <PageHeader
        title={t("people.groups.changeTitle", { name: group.name })}
        lead={t("people.groups.ledBy", { name: group.supervisor })}
        crumbs={[{ href: paths.groups(), label: t("people.groups.title") }]}
        crumbsLabel={t("nav.trail")}
      />
      {group.canChange ? (
        <Stack gap="wide">
          <PartForm action={action} doing="members" refused={refused}>
            {group.people.length === 0 ? <EmptyState title={t("people.groups.nobody")} /> : null}
            <ChoiceGroup
              id="members"
              legend={t("people.groups.membersLegend")}
              hint={t("people.groups.membersHint")}
            >
              {group.people.map(({ id, fullName, area, member }) => (
                <Choice
                  key={id}
                  type="checkbox"
                  name="memberIds"
                  value={id}
                  label={fullName}
                  note={area}
                  defaultChecked={ticked ? ticked.includes(id) : member}
                />
              ))}
            </ChoiceGroup>
            <Button wide>{t("people.groups.save")}</Button>
          </PartForm>
          <Details summary={t("people.groups.close")} open={refused?.doing === "close"}>
            <PartForm action={action} doing="close" refused={refused}>
              <Button kind="quiet">{t("people.groups.close")}</Button>
            </PartForm>
          </Details>
        </Stack>
      ) : (
        <p>{t("people.groups.own")}</p>
      )}
    </Page>
  );
}
