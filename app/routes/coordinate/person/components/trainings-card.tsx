import { PartField, PartForm } from "#app/components/form/part-form.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Select, TextInput } from "#app/components/ui/text-input.tsx";
import { officialTrainings } from "#app/domain/learning/fact.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import type { CardProps } from "./card-props.ts";

export function TrainingsCard({ page, refused }: CardProps) {
  const t = useT();
  const action = paths.person(page.id);
  const labels = {
    training: t("people.file.training"),
    happenedOn: t("people.file.happenedOn"),
    documentNumber: t("people.file.documentNumber"),
  };
  const common = { doing: "training", refused, required: true } as const;
  return (
    <Card labelledBy="trainings">
      <h2 id="trainings">{t("people.file.trainings")}</h2>
      {page.trainings.length === 0 ? <p>{t("people.file.trainingsNone")}</p> : null}
      <ul className="stack">
        {page.trainings.map(({ factId, name, text, by, writeId }) => (
          <li key={factId} className="row row-apart">
            <span>
              {text}
              <br />
              <span className="soft">{by}</span>
            </span>
            <form method="post" action={`${action}?do=withdraw`}>
              <input type="hidden" name="factId" value={factId} />
              <input type="hidden" name="writeId" value={writeId} />
              <Button kind="plain" aria-label={t("people.file.withdrawOf", { training: name })}>
                {t("people.file.withdraw")}
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <Details summary={t("people.file.recordTraining")} open={refused?.doing === "training"}>
        <PartForm action={action} doing="training" refused={refused} labels={labels}>
          <input type="hidden" name="factId" value={page.newFactId} />
          <PartField {...common} name="training" label={labels.training} value={officialTrainings[0]}>
            {(control) => (
              <Select
                {...control}
                options={officialTrainings.map((one) => ({ value: one, label: t(`people.training.${one}`) }))}
              />
            )}
          </PartField>
          <PartField {...common} name="happenedOn" label={labels.happenedOn}>
            {(control) => <TextInput {...control} type="date" max={page.today} />}
          </PartField>
          <PartField {...common} name="documentNumber" label={labels.documentNumber}>
            {(control) => <TextInput {...control} autoComplete="off" maxLength={60} />}
          </PartField>
          <Button kind="quiet">{t("people.file.record")}</Button>
        </PartForm>
      </Details>
    </Card>
  );
}
