import { PartField, PartForm } from "#app/components/form/part-form.tsx";
import { areaOptions } from "#app/components/people/area-options.ts";
import { ContactFields, NameFields, usePersonLabels } from "#app/components/people/name-fields.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { Choice, ChoiceGroup } from "#app/components/ui/choice.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Select } from "#app/components/ui/text-input.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";
import { translator } from "#app/i18n/translate.ts";
import { paths } from "#app/lib/paths.ts";
import type { CardProps } from "./card-props.ts";

export function AccountCard(props: CardProps) {
  const t = useT();
  const { page } = props;
  const { values } = page;
  const none = t("people.file.none");
  return (
    <Card labelledBy="account">
      <h2 id="account">{t("people.file.who")}</h2>
      <DefinitionList
        items={[
          ...(page.otherScript ? [{ term: t("people.file.otherScript"), detail: page.otherScript }] : []),
          { term: t("people.form.userName"), detail: values.userName },
          { term: t("people.form.phone"), detail: values.phone || none },
          { term: t("people.form.email"), detail: values.email || none },
          { term: t("people.form.locale"), detail: translator(values.locale)("common.languageName") },
          {
            term: t("people.file.opened"),
            detail: t(page.opened ? "people.file.openedYes" : "people.file.openedNo"),
          },
        ]}
      />
      {page.moves.length > 0 ? (
        <p className="soft">{t("people.file.moves", { places: page.moves.join("; ") })}</p>
      ) : null}
      {page.may.keep ? (
        <>
          <Edit {...props} />
          <Move {...props} />
          <Close {...props} />
        </>
      ) : null}
    </Card>
  );
}

function Edit({ page, refused }: CardProps) {
  const t = useT();
  const labels = usePersonLabels();
  return (
    <Details summary={t("people.file.edit")} open={refused?.doing === "edit"}>
      <PartForm action={paths.person(page.id)} doing="edit" refused={refused} labels={labels}>
        <NameFields doing="edit" refused={refused} values={page.values} />
        <ContactFields doing="edit" refused={refused} values={page.values} userNameRequired />
        <Button kind="quiet">{t("people.file.save")}</Button>
      </PartForm>
    </Details>
  );
}

function Move({ page, refused }: CardProps) {
  const t = useT();
  const label = t("people.file.moveTo");
  return (
    <Details summary={t("people.file.move")} open={refused?.doing === "move"}>
      <p className="soft">{t("people.file.moveNote")}</p>
      <PartForm action={paths.person(page.id)} doing="move" refused={refused} labels={{ areaId: label }}>
        <PartField
          doing="move"
          name="areaId"
          label={label}
          required
          refused={refused}
          value={page.homeAreaId}
        >
          {(control) => <Select {...control} options={areaOptions(page.areas)} />}
        </PartField>
        <Button kind="quiet">{t("people.file.moveSave")}</Button>
      </PartForm>
    </Details>
  );
}

function Close({ page, refused }: CardProps) {
  const t = useT();
  const legend = t("people.file.close");
  return (
    <Details summary={legend} open={refused?.doing === "close"}>
      <p className="soft">{t("people.file.closeNote")}</p>
      <PartForm action={paths.person(page.id)} doing="close" refused={refused} labels={{ sure: legend }}>
        <ChoiceGroup id="close-sure" legend={<span className="sr-only">{legend}</span>}>
          <Choice type="checkbox" name="sure" value="yes" label={t("people.file.closeSure")} required />
        </ChoiceGroup>
        <Button kind="quiet">{t("people.file.closeSave")}</Button>
      </PartForm>
    </Details>
  );
}
