import { Page } from "#app/components/layout/page.tsx";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Columns, Row, Stack } from "#app/components/ui/stack.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { translateKey } from "#app/i18n/translate.ts";
import { paths } from "#app/lib/paths.ts";
import type { TrailPage } from "./trail-page.server.ts";

export function TrailView({ page }: { page: TrailPage }) {
  const t = useT();
  return (
    <Page area="audit">
      <PageHeader title={t("audit.title")} lead={t("audit.lead")} />
      <Stack>
        <Filters page={page} />
        {page.rows.length === 0 ? (
          <EmptyState title={t("audit.none")}>
            <p>{t("audit.noneNext")}</p>
          </EmptyState>
        ) : (
          <Events page={page} />
        )}
        <p className="soft">{t("audit.seals")}</p>
      </Stack>
    </Page>
  );
}

function Filters({ page: { typed, errors } }: { page: TrailPage }) {
  const t = useT();
  const locale = useLocale();
  const field = (name: keyof typeof typed, label: string, type: "text" | "date", hint?: string) => {
    const error = errors[name];
    return (
      <Field
        name={name}
        label={label}
        {...(hint ? { hint } : {})}
        {...(error ? { error: translateKey(locale, error) } : {})}
      >
        {(control) => (
          <TextInput
            {...control}
            type={type}
            defaultValue={typed[name]}
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </Field>
    );
  };
  return (
    <Details summary={t("audit.filters")} open={Object.values(typed).some((text) => text !== "")}>
      <form method="get" action={paths.audit()} className="stack">
        <Columns kind="two">
          {field("from", t("audit.from"), "date")}
          {field("to", t("audit.to"), "date")}
          {field("actor", t("audit.actor"), "text")}
          {field("action", t("audit.action"), "text", t("audit.actionHint"))}
          {field("target", t("audit.target"), "text")}
        </Columns>
        <Row>
          <Button>{t("audit.show")}</Button>
          <ButtonLink kind="quiet" href={paths.audit()}>
            {t("audit.clear")}
          </ButtonLink>
        </Row>
      </form>
    </Details>
  );
}

type EventRow = TrailPage["rows"][number];

const actionOf = ({ what }: EventRow) => <code>{what}</code>;
const thingOf = ({ thing, thingId }: EventRow) =>
  thingId ? (
    <>
      {thing} <code>{thingId}</code>
    </>
  ) : (
    thing
  );

function Events({ page: { rows, older } }: { page: TrailPage }) {
  const t = useT();
  return (
    <Card labelledBy="events">
      <h2 id="events">{t("audit.caption")}</h2>
      <DataTable
        caption={t("audit.caption")}
        rows={rows}
        rowId={(row) => row.id}
        columns={[
          { id: "at", heading: t("audit.at"), cell: (row) => row.at },
          { id: "who", heading: t("audit.who"), cell: (row) => row.who },
          { id: "what", heading: t("audit.what"), cell: actionOf },
          { id: "thing", heading: t("audit.thing"), cell: thingOf },
          { id: "detail", heading: t("audit.detail"), cell: (row) => row.detail || "–" },
        ]}
      />
      {older ? (
        <Row>
          <ButtonLink kind="quiet" href={older}>
            {t("audit.older")}
          </ButtonLink>
        </Row>
      ) : null}
    </Card>
  );
}
