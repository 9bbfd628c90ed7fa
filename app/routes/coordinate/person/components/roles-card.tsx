import { PartField, PartForm } from "#app/components/form/part-form.tsx";
import { areaOptions } from "#app/components/people/area-options.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Select, TextInput } from "#app/components/ui/text-input.tsx";
import { roles } from "#app/domain/kernel/role.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import type { CardProps } from "./card-props.ts";

export function RolesCard(props: CardProps) {
  const t = useT();
  const { page, refused } = props;
  return (
    <Card labelledBy="roles">
      <h2 id="roles">{t("people.file.roles")}</h2>
      {page.textsClosed ? <p className="soft">{page.textsClosed}</p> : null}
      {page.grants.length === 0 ? <p>{t("people.file.rolesNone")}</p> : null}
      <ul className="stack">
        {page.grants.map(({ id, role, area, dates, canEnd }) => (
          <li key={id} className="row row-apart">
            <span>
              <strong>{t(`account.role.${role}`)}</strong>
              <br />
              {area}
              <br />
              <span className="soft">{dates}</span>
            </span>
            {canEnd ? (
              <form method="post" action={`${paths.person(page.id)}?do=end-grant`}>
                <input type="hidden" name="grantId" value={id} />
                <Button
                  kind="plain"
                  aria-label={t("people.file.endRoleOf", { role: t(`account.role.${role}`) })}
                >
                  {t("people.file.endRole")}
                </Button>
              </form>
            ) : null}
          </li>
        ))}
        {page.waiting.map(({ id, text }) => (
          <li key={id} className="soft">
            {text}
          </li>
        ))}
      </ul>
      {refused?.doing === "end-grant" ? (
        <PartForm action={paths.person(page.id)} doing="end-grant" refused={refused}>
          {null}
        </PartForm>
      ) : null}
      {page.may.keep ? <Give {...props} /> : null}
      {page.formerGrants.length > 0 ? (
        <Details summary={t("people.file.formerRoles")}>
          <ul className="bullets stack-tight">
            {page.formerGrants.map(({ id, role, area, dates }) => (
              <li key={id}>
                {t(`account.role.${role}`)}, {area} <span className="soft">({dates})</span>
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </Card>
  );
}

function Give({ page, refused }: CardProps) {
  const t = useT();
  const labels = {
    role: t("people.file.role"),
    areaId: t("people.file.area"),
    from: t("people.file.fromDay"),
    until: t("people.file.untilDay"),
  };
  const common = { doing: "grant", refused } as const;
  return (
    <Details summary={t("people.file.giveRole")} open={refused?.doing === "grant"}>
      <p className="soft">{t("people.file.secondNote")}</p>
      <PartForm action={paths.person(page.id)} doing="grant" refused={refused} labels={labels}>
        <PartField {...common} name="role" label={labels.role} required value="worker">
          {(control) => (
            <Select
              {...control}
              options={roles.map((role) => ({ value: role, label: t(`account.role.${role}`) }))}
            />
          )}
        </PartField>
        <PartField {...common} name="areaId" label={labels.areaId} required value={page.homeAreaId}>
          {(control) => <Select {...control} options={areaOptions(page.areas)} />}
        </PartField>
        <PartField {...common} name="from" label={labels.from} hint={t("people.file.datesHint")}>
          {(control) => <TextInput {...control} type="date" min={page.today} />}
        </PartField>
        <PartField {...common} name="until" label={labels.until}>
          {(control) => <TextInput {...control} type="date" min={page.today} />}
        </PartField>
        <Button kind="quiet">{t("people.file.give")}</Button>
      </PartForm>
    </Details>
  );
}
