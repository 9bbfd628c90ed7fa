import { PartField, PartForm, type RefusedPart } from "#app/components/form/part-form.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { DueTag } from "#app/components/lesson/due-tag.tsx";
import { areaOptions } from "#app/components/people/area-options.ts";
import { DueField, useAssignLabels, WhatField } from "#app/components/people/assign-fields.tsx";
import { CoordinateNav } from "#app/components/people/coordinate-nav.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Columns, Stack } from "#app/components/ui/stack.tsx";
import { Select } from "#app/components/ui/text-input.tsx";
import type { ReachArea } from "#app/domain/identity/queries/list-reach-areas.server.ts";
import { roles } from "#app/domain/kernel/role.ts";
import type { Assignable } from "#app/domain/learning/assignable.ts";
import type { ListedAssignment } from "#app/domain/learning/queries/list-assignments.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

interface LearningPage {
  readonly assignments: readonly ListedAssignment[];
  readonly choices: readonly Assignable[];
  readonly areas: readonly ReachArea[];
  readonly newId: string;
  readonly today: string;
}

export function LearningView({ page, refused }: { page: LearningPage; refused: RefusedPart | undefined }) {
  const t = useT();
  return (
    <Page area="coordinate">
      <CoordinateNav current="learning" />
      <PageHeader title={t("assign.title")} lead={t("assign.lead")} />
      <Columns kind="two">
        <section aria-labelledby="rules">
          <Stack>
            <h2 id="rules">{t("assign.rules")}</h2>
            {page.assignments.length === 0 ? (
              <EmptyState title={t("assign.rulesNone")}>
                <p>{t("assign.rulesNext")}</p>
              </EmptyState>
            ) : null}
            {page.assignments.map((one) => (
              <Rule key={one.id} assignment={one} today={page.today} />
            ))}
          </Stack>
        </section>
        <New page={page} refused={refused} />
      </Columns>
    </Page>
  );
}

function Rule({ assignment, today }: { assignment: ListedAssignment; today: string }) {
  const t = useT();
  const locale = useLocale();
  const { id, isPath, role, area, dueOn, assignedAt, people, canEnd } = assignment;
  const title = t(isPath ? "assign.path" : "assign.course", { title: assignment.title });
  return (
    <Card as="article" labelledBy={`rule-${id}`}>
      {dueOn === null ? null : (
        <div>
          <DueTag dueOn={dueOn} today={today} />
        </div>
      )}
      <h3 id={`rule-${id}`}>{title}</h3>
      <p>{t("assign.line", { role: t(`account.role.${role}`), area })}</p>
      <p className="soft">
        {t("assign.people", { count: people })} ·{" "}
        {t("assign.since", { date: formatDate(assignedAt, locale) })}
      </p>
      {canEnd ? (
        <form method="post" action={`${paths.coordinateLearning()}?do=end`}>
          <input type="hidden" name="assignmentId" value={id} />
          <Button kind="quiet" aria-label={t("assign.endOf", { title })}>
            {t("assign.end")}
          </Button>
        </form>
      ) : null}
    </Card>
  );
}

function New({ page, refused }: { page: LearningPage; refused: RefusedPart | undefined }) {
  const t = useT();
  const labels = { ...useAssignLabels(), role: t("assign.role"), areaId: t("assign.area") };
  const common = { doing: "assign", refused } as const;
  const choose = { value: "", label: t("people.file.chooseOne") };
  return (
    <Card labelledBy="new-rule">
      <h2 id="new-rule">{t("assign.new")}</h2>
      <PartForm action={paths.coordinateLearning()} doing="assign" refused={refused} labels={labels}>
        <input type="hidden" name="assignmentId" value={page.newId} />
        <WhatField {...common} choices={page.choices} />
        <PartField {...common} required name="role" label={labels.role}>
          {(control) => (
            <Select
              {...control}
              options={[choose, ...roles.map((role) => ({ value: role, label: t(`account.role.${role}`) }))]}
            />
          )}
        </PartField>
        <PartField {...common} required name="areaId" label={labels.areaId}>
          {(control) => <Select {...control} options={[choose, ...areaOptions(page.areas)]} />}
        </PartField>
        <DueField {...common} today={page.today} />
        <Button>{t("assign.submit")}</Button>
      </PartForm>
    </Card>
  );
}
