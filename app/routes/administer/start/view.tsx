import { Page } from "#app/components/layout/page.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Row, Stack } from "#app/components/ui/stack.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import type { Step } from "./steps.server.ts";

export function FirstStepsView({ steps }: { steps: readonly Step[] }) {
  const t = useT();
  const done = steps.filter((step) => step.done).length;
  const allDone = steps.every((step) => step.done || step.optional);
  return (
    <Page area="administer" width="narrow">
      <PageHeader
        title={t("firstSteps.title")}
        lead={t("firstSteps.lead")}
        crumbs={[{ href: paths.administer(), label: t("nav.administer") }]}
        crumbsLabel={t("nav.trail")}
      />
      <Stack>
        <p>{t("firstSteps.progress", { done, all: steps.length })}</p>
        {steps.map((step) => (
          <StepCard key={step.id} step={step} />
        ))}
        <p className="soft">{t("firstSteps.again")}</p>
        <p>
          <ButtonLink href={paths.administer()} kind={allDone ? "primary" : "quiet"}>
            {t("firstSteps.toAdministration")}
          </ButtonLink>
        </p>
      </Stack>
    </Page>
  );
}

function StepCard({ step }: { step: Step }) {
  return (
    <Card labelledBy={step.id}>
      <Row>
        <h2 id={step.id}>{step.title}</h2>
        <StepTag step={step} />
      </Row>
      <p>{step.text}</p>
      {step.command ? (
        <p>
          <code>{step.command}</code>
        </p>
      ) : null}
      {step.link ? (
        <p>
          <ButtonLink href={step.link.href}>{step.link.label}</ButtonLink>
        </p>
      ) : null}
    </Card>
  );
}

function StepTag({ step }: { step: Step }) {
  const t = useT();
  if (step.done) return <Tag kind="done">{t("firstSteps.done")}</Tag>;
  if (step.optional) return <Tag>{t("firstSteps.optional")}</Tag>;
  return <Tag kind="due">{t("firstSteps.open")}</Tag>;
}
