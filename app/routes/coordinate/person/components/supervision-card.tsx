import { PartField, PartForm } from "#app/components/form/part-form.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Select } from "#app/components/ui/text-input.tsx";
import type { RoleHolder } from "#app/domain/identity/queries/list-role-holders.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import type { CardProps } from "./card-props.ts";

/** Who supervises her, whom she supervises: facts only. */
export function SupervisionCard(props: CardProps) {
  const t = useT();
  const { page } = props;
  const isWorker = page.roles.includes("worker");
  const nothing = !isWorker && !page.supervisor && page.supervises.length === 0 && !page.may.nominate;
  if (nothing && page.groups.length === 0 && page.formerSupervisors.length === 0) return null;
  return (
    <Card labelledBy="supervision">
      <h2 id="supervision">{t("people.file.supervision")}</h2>
      {page.supervisor ? <p>{page.supervisor}</p> : null}
      {isWorker && !page.supervisor ? <p>{t("people.file.supervisedByNobody")}</p> : null}
      {page.groups.length > 0 ? <p>{t("people.file.groups", { names: page.groups.join(", ") })}</p> : null}
      {page.may.assign ? <Choose {...props} /> : null}
      {page.supervises.length > 0 ? (
        <Details summary={t("people.file.supervises", { count: page.supervises.length })}>
          <ul className="bullets stack-tight">
            {page.supervises.map(({ id, name, since }) => (
              <li key={id}>
                <a href={paths.person(id)}>{name}</a> <span className="soft">{since}</span>
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
      {page.formerSupervisors.length > 0 ? (
        <Details summary={t("people.file.formerSupervisors")}>
          <ul className="bullets stack-tight">
            {page.formerSupervisors.map(({ id, text }) => (
              <li key={`${id} ${text}`}>{text}</li>
            ))}
          </ul>
        </Details>
      ) : null}
      {page.may.nominate ? <Nominate {...props} /> : null}
    </Card>
  );
}

function Choose({ page, refused }: CardProps) {
  const t = useT();
  const label = t("people.file.supervisor");
  const action = paths.person(page.id);
  const open = refused?.doing === "supervisor" || refused?.doing === "end-supervision";
  return (
    <Details summary={t(page.supervisor ? "people.file.change" : "people.file.choose")} open={open}>
      <PartForm action={action} doing="supervisor" refused={refused} labels={{ supervisorId: label }}>
        <PartField
          doing="supervisor"
          name="supervisorId"
          label={label}
          hint={t("people.file.assignNote")}
          required
          refused={refused}
        >
          {(control) => (
            <Select {...control} options={[chooseOne(t), ...holders(page.supervisors, page.id)]} />
          )}
        </PartField>
        <Button kind="quiet">{t("people.file.assign")}</Button>
      </PartForm>
      {page.supervisor ? (
        <PartForm action={action} doing="end-supervision" refused={refused}>
          <Button kind="plain">{t("people.file.endSupervision")}</Button>
        </PartForm>
      ) : null}
    </Details>
  );
}

function Nominate({ page, refused }: CardProps) {
  const t = useT();
  const label = t("people.file.arbiter");
  return (
    <Details summary={t("people.file.arbiterTitle")} open={refused?.doing === "arbiter"}>
      <PartForm
        action={paths.person(page.id)}
        doing="arbiter"
        refused={refused}
        labels={{ arbiterId: label }}
      >
        <PartField
          doing="arbiter"
          name="arbiterId"
          label={label}
          hint={t("people.file.arbiterNote")}
          required
          refused={refused}
        >
          {(control) => <Select {...control} options={[chooseOne(t), ...holders(page.arbiters, page.id)]} />}
        </PartField>
        <Button kind="quiet">{t("people.file.arbiterSave")}</Button>
      </PartForm>
    </Details>
  );
}

const chooseOne = (t: ReturnType<typeof useT>) => ({ value: "", label: t("people.file.chooseOne") });

function holders(people: readonly RoleHolder[], exceptId: string) {
  return people
    .filter(({ id }) => id !== exceptId)
    .map(({ id, fullName, area }) => ({ value: id, label: `${fullName} (${area})` }));
}
