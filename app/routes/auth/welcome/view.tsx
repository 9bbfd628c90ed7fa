import { RefusedNotice } from "#app/components/form/refused-notice.tsx";
import { Page } from "#app/components/layout/page.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Choice } from "#app/components/ui/choice.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Stack } from "#app/components/ui/stack.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import { locales } from "#app/domain/kernel/locale.ts";
import { typed, type FormProblems } from "#app/http/form-problems.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { langAttribute } from "#app/i18n/lang-attribute.ts";
import { translateKey, translator } from "#app/i18n/translate.ts";
import { paths } from "#app/lib/paths.ts";

type Refused = { readonly problems: FormProblems; readonly minutes: number | null } | undefined;

const actionOf = (step: "code" | "language" | "password") => `${paths.welcome()}?step=${step}`;

export function CodeStep({ name, code, refused }: { name: string; code: string; refused: Refused }) {
  const t = useT();
  const labels = { name: t("auth.welcome.name"), code: t("auth.welcome.code") };
  return (
    <Page width="narrow">
      <PageHeader title={t("auth.welcome.codeTitle")} lead={t("auth.welcome.codeLead")} />
      <Stack gap="wide">
        <form method="post" action={actionOf("code")}>
          <Stack>
            <RefusedNotice errors={refused?.problems.errors} minutes={refused?.minutes} labels={labels} />
            <Field name="name" label={labels.name} required>
              {(control) => (
                <TextInput
                  {...control}
                  autoComplete="username"
                  autoCapitalize="none"
                  spellCheck={false}
                  defaultValue={typed(refused?.problems, "name") || name}
                />
              )}
            </Field>
            <Field name="code" label={labels.code} hint={t("auth.welcome.codeHint")} required>
              {(control) => (
                <TextInput
                  {...control}
                  autoComplete="one-time-code"
                  autoCapitalize="characters"
                  spellCheck={false}
                  maxLength={60}
                  defaultValue={code}
                />
              )}
            </Field>
            <Button wide>{t("auth.welcome.next")}</Button>
          </Stack>
        </form>
        <div>
          <p>
            <strong>{t("auth.welcome.noCode")}</strong> {t("auth.welcome.noCodeText")}
          </p>
          <p>
            <a href={paths.login()}>{t("auth.signIn.title")}</a>
          </p>
        </div>
      </Stack>
    </Page>
  );
}

export function LanguageStep({ givenName }: { givenName: string }) {
  const t = useT();
  const here = useLocale();
  return (
    <Page width="narrow">
      <PageHeader
        title={t("auth.welcome.languageTitle", { name: givenName })}
        lead={`${t("auth.welcome.step", { step: 2, steps: 3 })}. ${t("auth.welcome.languageLead")}`}
      />
      <form method="post" action={actionOf("language")}>
        <Stack>
          {locales.map((locale) => (
            <Button
              key={locale}
              kind={locale === here ? "primary" : "quiet"}
              wide
              name="locale"
              value={locale}
              {...langAttribute(locale, here)}
            >
              {translator(locale)("common.languageName")}
            </Button>
          ))}
        </Stack>
      </form>
    </Page>
  );
}

export function PasswordStep(props: { userName: string; steps: number; refused: Refused }) {
  const { userName, steps, refused } = props;
  const t = useT();
  const locale = useLocale();
  const labels = { password: t("auth.welcome.password"), passwordRepeat: t("auth.welcome.passwordRepeat") };
  const errors = refused?.problems.errors;
  const errorAt = (field: keyof typeof labels) => {
    const key = errors?.[field];
    return key ? translateKey(locale, key) : undefined;
  };
  return (
    <Page width="narrow">
      <PageHeader
        title={t("auth.welcome.passwordTitle")}
        lead={`${t("auth.welcome.step", { step: steps, steps })}. ${t("auth.welcome.passwordLead", { name: userName })}`}
      />
      <Stack gap="wide">
        <form method="post" action={actionOf("password")}>
          <Stack>
            <RefusedNotice errors={errors} minutes={refused?.minutes} labels={labels} />
            <input type="hidden" name="username" autoComplete="username" value={userName} readOnly />
            <Field
              name="password"
              label={labels.password}
              hint={t("auth.welcome.passwordHint")}
              error={errorAt("password")}
              required
            >
              {(control) => <TextInput {...control} type="password" autoComplete="new-password" />}
            </Field>
            <Field
              name="passwordRepeat"
              label={labels.passwordRepeat}
              error={errorAt("passwordRepeat")}
              required
            >
              {(control) => <TextInput {...control} type="password" autoComplete="new-password" />}
            </Field>
            <Choice
              type="checkbox"
              name="shared"
              value="on"
              label={t("auth.signIn.shared")}
              note={t("auth.signIn.sharedNote")}
            />
            <Button wide>{t("auth.welcome.finish")}</Button>
          </Stack>
        </form>
        <p>
          <a href={actionOf("code")}>{t("auth.welcome.again")}</a>
        </p>
      </Stack>
    </Page>
  );
}
