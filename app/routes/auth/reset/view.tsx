import { RefusedNotice } from "#app/components/form/refused-notice.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Row, Stack } from "#app/components/ui/stack.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import { typed, type FormProblems } from "#app/http/form-problems.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

interface Props {
  readonly mails: boolean;
  readonly sent: boolean;
  readonly refused: { readonly problems: FormProblems; readonly minutes: number | null } | undefined;
}

export function ResetView({ mails, sent, refused }: Props) {
  const t = useT();
  const labels = { name: t("auth.signIn.name") };
  return (
    <Page width="narrow">
      <PageHeader
        title={sent ? t("auth.reset.sentTitle") : t("auth.reset.title")}
        lead={mails && !sent ? t("auth.reset.mailLead") : undefined}
      />
      <Stack gap="wide">
        {sent ? (
          <Notice kind="safe" announce="status">
            <p>{t("auth.reset.sent")}</p>
          </Notice>
        ) : mails ? (
          <form method="post" action={paths.reset()}>
            <Stack>
              <RefusedNotice errors={refused?.problems.errors} minutes={refused?.minutes} labels={labels} />
              <Field name="name" label={labels.name} required>
                {(control) => (
                  <TextInput
                    {...control}
                    autoComplete="username"
                    autoCapitalize="none"
                    spellCheck={false}
                    defaultValue={typed(refused?.problems, "name")}
                  />
                )}
              </Field>
              <Button wide>{t("auth.reset.submit")}</Button>
            </Stack>
          </form>
        ) : null}
        <Stack>
          <h2>{mails ? t("auth.reset.noMail") : t("auth.reset.askTitle")}</h2>
          <p>{t("auth.reset.ask")}</p>
          <Row>
            <ButtonLink kind={mails && !sent ? "quiet" : "primary"} href={paths.welcome()}>
              {t("auth.reset.toCode")}
            </ButtonLink>
            <ButtonLink kind="quiet" href={paths.login()}>
              {t("auth.signIn.title")}
            </ButtonLink>
          </Row>
        </Stack>
      </Stack>
    </Page>
  );
}
