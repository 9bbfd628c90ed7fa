import { RefusedNotice } from "#app/components/form/refused-notice.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Stack } from "#app/components/ui/stack.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import type { FormProblems } from "#app/http/form-problems.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { translateKey } from "#app/i18n/translate.ts";
import { paths } from "#app/lib/paths.ts";

export type RefusedPassword =
  { readonly problems: FormProblems; readonly minutes: number | null } | undefined;

interface Props {
  readonly userName: string;
  readonly changed: string | null;
  readonly refused: RefusedPassword;
}

export function PasswordForm({ userName, changed, refused }: Props) {
  const t = useT();
  const locale = useLocale();
  const errors = refused?.problems.errors;
  const labels = {
    currentPassword: t("account.currentPassword"),
    password: t("auth.welcome.password"),
    passwordRepeat: t("auth.welcome.passwordRepeat"),
  };
  const input = (name: keyof typeof labels, autoComplete: string, hint?: string) => {
    const key = errors?.[name];
    const error = key ? translateKey(locale, key) : undefined;
    return (
      <Field name={name} label={labels[name]} hint={hint} error={error} required>
        {(control) => <TextInput {...control} type="password" autoComplete={autoComplete} />}
      </Field>
    );
  };
  return (
    <Card labelledBy="password-title">
      <h2 id="password-title">{t("account.passwordTitle")}</h2>
      {changed ? <p className="soft">{t("account.passwordLast", { date: changed })}</p> : null}
      <form method="post" action={`${paths.account()}?do=password`}>
        <Stack>
          <RefusedNotice errors={errors} minutes={refused?.minutes} labels={labels} />
          <input type="hidden" name="username" autoComplete="username" value={userName} readOnly />
          {input("currentPassword", "current-password")}
          {input("password", "new-password", t("auth.welcome.passwordHint"))}
          {input("passwordRepeat", "new-password")}
          <Button>{t("account.passwordSubmit")}</Button>
        </Stack>
      </form>
    </Card>
  );
}
