import { FormErrors } from "#app/components/form/form-errors.tsx";
import type { RefusedPart } from "#app/components/form/part-form.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { CoordinateNav } from "#app/components/people/coordinate-nav.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Row, Stack } from "#app/components/ui/stack.tsx";
import type { WaitingApproval } from "#app/domain/identity/queries/list-approvals.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

type Waiting = Pick<
  WaitingApproval,
  "id" | "kind" | "personId" | "person" | "place" | "role" | "area" | "canDecide"
> & { readonly asked: string; readonly dates: string | null };

export function ApprovalsView({
  waiting,
  refused,
}: {
  waiting: readonly Waiting[];
  refused: RefusedPart | undefined;
}) {
  const t = useT();
  return (
    <Page area="coordinate">
      <CoordinateNav current="approvals" />
      <PageHeader title={t("people.approvals.title")} lead={t("people.approvals.lead")} />
      <Stack>
        <FormErrors errors={refused?.problems.errors} />
        {waiting.length === 0 ? (
          <EmptyState title={t("people.approvals.none")}>
            <p>{t("people.approvals.noneNext")}</p>
          </EmptyState>
        ) : (
          <p>{t("people.approvals.effect")}</p>
        )}
        {waiting.map((one) => (
          <Waits key={one.id} one={one} />
        ))}
      </Stack>
    </Page>
  );
}

function Waits({ one }: { one: Waiting }) {
  const t = useT();
  const what = one.role
    ? t("people.approvals.roleGrant", { role: t(`account.role.${one.role}`), area: one.area ?? "" })
    : t("people.approvals.resetCode");
  return (
    <Card as="article" labelledBy={`waits-${one.id}`}>
      <h2 id={`waits-${one.id}`}>
        <a href={paths.person(one.personId)}>{one.person}</a>
      </h2>
      <p className="soft">{one.place}</p>
      <p>
        <strong>{what}</strong>
        {one.dates ? `, ${one.dates}` : ""}
        <br />
        <span className="soft">{one.asked}</span>
      </p>
      {one.canDecide ? (
        <form method="post" action={paths.approvals()}>
          <input type="hidden" name="approvalId" value={one.id} />
          <Row>
            <Button name="answer" value="approve">
              {t("people.approvals.approve")}
            </Button>
            <Button kind="quiet" name="answer" value="refuse">
              {t("people.approvals.refuse")}
            </Button>
          </Row>
        </form>
      ) : (
        <p className="soft">{t("people.approvals.notYou")}</p>
      )}
    </Card>
  );
}
