import { PartForm } from "#app/components/form/part-form.tsx";
import { DueField, useAssignLabels, WhatField } from "#app/components/people/assign-fields.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import type { CardProps } from "./card-props.ts";

/** What this person is to take, by herself or through a role, and by when. */
export function LearningCard({ page, refused }: CardProps) {
  const t = useT();
  const labels = useAssignLabels();
  const action = paths.person(page.id);
  const { assigned, choices, newId } = page.learning;
  return (
    <Card labelledBy="learning">
      <h2 id="learning">{t("assign.card")}</h2>
      {assigned.length === 0 ? <p>{t("assign.cardNone")}</p> : null}
      <ul className="stack">
        {assigned.map(({ id, title, note, canEnd }) => (
          <li key={id} className="row row-apart">
            <span>
              {title}
              <br />
              <span className="soft">{note}</span>
            </span>
            {canEnd ? (
              <form method="post" action={`${action}?do=end-assignment`}>
                <input type="hidden" name="assignmentId" value={id} />
                <Button kind="plain" aria-label={t("assign.endOf", { title })}>
                  {t("assign.end")}
                </Button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      <Details summary={t("assign.cardNew")} open={refused?.doing === "assign"}>
        <PartForm action={action} doing="assign" refused={refused} labels={labels}>
          <input type="hidden" name="assignmentId" value={newId} />
          <WhatField doing="assign" refused={refused} choices={choices} />
          <DueField doing="assign" refused={refused} today={page.today} />
          <Button kind="quiet">{t("assign.submit")}</Button>
        </PartForm>
      </Details>
    </Card>
  );
}
