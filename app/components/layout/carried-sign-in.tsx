import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Stack } from "#app/components/ui/stack.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import { resumeField, type CarriedForm } from "#app/lib/carried-form.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import { Page } from "./page.tsx";

/** Shown with 401 when a form came after its session ended: signing in sends on what was typed. */
export function CarriedSignIn({ form: { to, fields, problem, login } }: { form: CarriedForm }) {
  const t = useT();
  return (
    <Page width="narrow">
      <PageHeader title={t("auth.resume.title")} lead={t("auth.resume.text")} />
      <form method="post" action={paths.resume()}>
        <Stack>
          {problem ? (
            <Notice kind="attention" announce="alert">
              {t(`errors.code.${problem}`)}
            </Notice>
          ) : null}
          {fields.map(([name, value], at) => (
            // oxlint-disable-next-line react/no-array-index-key
            <input key={at} type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name={resumeField("to")} value={to} />
          <Field name={resumeField("login")} label={t("auth.signIn.name")} required>
            {(control) => (
              <TextInput
                {...control}
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                defaultValue={login}
              />
            )}
          </Field>
          <Field name={resumeField("password")} label={t("auth.signIn.password")} required>
            {(control) => <TextInput {...control} type="password" autoComplete="current-password" />}
          </Field>
          <Button wide>{t("auth.resume.button")}</Button>
        </Stack>
      </form>
    </Page>
  );
}
