import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";

/** The password, only when it was not given for 12 hours. */
export function PasswordAgain({ needed, error }: { needed: boolean; error?: string | undefined }) {
  const t = useT();
  if (!needed) return null;
  return (
    <Field
      name="password"
      label={t("supervision.log.password")}
      hint={t("supervision.log.passwordHint")}
      error={error}
    >
      {(control) => <TextInput {...control} type="password" autoComplete="current-password" />}
    </Field>
  );
}

/** The end of the form: what one does next is to sign; saving is beside it for those without a script. */
export function SignStep({
  needsPassword,
  passwordError,
}: {
  needsPassword: boolean;
  passwordError?: string | undefined;
}) {
  const t = useT();
  return (
    <div className="stack">
      <PasswordAgain needed={needsPassword} error={passwordError} />
      <Button wide name="intent" value="sign">
        {t("supervision.log.sign")}
      </Button>
      <Button wide kind="quiet" name="intent" value="save" formNoValidate>
        {t("supervision.log.save")}
      </Button>
    </div>
  );
}
