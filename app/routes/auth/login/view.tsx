import { RefusedNotice } from "#app/components/form/refused-notice.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Choice } from "#app/components/ui/choice.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Row, Stack } from "#app/components/ui/stack.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import { roles } from "#app/domain/kernel/role.ts";
import { typed, type FormProblems } from "#app/http/form-problems.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

interface Props {
  readonly next: string | null;
  readonly demo: boolean;
  readonly refused: { readonly problems: FormProblems; readonly minutes: number | null } | undefined;
}

export function LoginView({ next, demo, refused }: Props) {
  const t = useT();
  const labels = { email: t("auth.signIn.name"), password: t("auth.signIn.password") };
  const goOn = typed(refused?.problems, "next") || next;
  return (
    <Page width="narrow">
      <PageHeader title={t("auth.signIn.title")} />
      <Stack gap="wide">
        <form method="post" action={paths.login()}>
          <Stack>
            <RefusedNotice errors={refused?.problems.errors} minutes={refused?.minutes} labels={labels} />
            {goOn ? <input type="hidden" name="next" value={goOn} /> : null}
            <Field name="email" label={labels.email} required>
              {(control) => (
                <TextInput
                  {...control}
                  autoComplete="username"
                  autoCapitalize="none"
                  spellCheck={false}
                  defaultValue={typed(refused?.problems, "email")}
                />
              )}
            </Field>
            <Field name="password" label={labels.password} required>
              {(control) => <TextInput {...control} type="password" autoComplete="current-password" />}
            </Field>
            <Choice
              type="checkbox"
              name="shared"
              value="on"
              label={t("auth.signIn.shared")}
              note={t("auth.signIn.sharedNote")}
              defaultChecked={typed(refused?.problems, "shared") !== ""}
            />
            <Button wide>{t("auth.signIn.submit")}</Button>
          </Stack>
        </form>
        <Row>
          <a href={paths.welcome()}>{t("auth.signIn.haveCode")}</a>
          <a href={paths.reset()}>{t("auth.signIn.forgotten")}</a>
        </Row>
        {demo ? <DemoAccounts /> : null}
      </Stack>
    </Page>
  );
}

function DemoAccounts() {
  const t = useT();
  return (
    <Details summary={t("auth.signIn.demoTitle")}>
      <p>{t("auth.signIn.demoPassword", { password: "halypa-demo" })}</p>
      <ul className="bullets">
        {["worker", "worker2", ...roles.slice(1)].map((name) => (
          <li key={name}>{name}@demo.example</li>
        ))}
      </ul>
    </Details>
  );
}
