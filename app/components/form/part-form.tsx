import type { ReactNode } from "react";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { Field, type ControlProps } from "#app/components/ui/field.tsx";
import { Stack } from "#app/components/ui/stack.tsx";
import type { MessageKey } from "#app/i18n/message-types.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { translateKey } from "#app/i18n/translate.ts";

/** What one form of a page with several was refused for, and what had been typed. */
export interface RefusedPart {
  readonly doing: string;
  readonly problems: {
    readonly values: Readonly<Record<string, string | readonly string[]>>;
    readonly errors: Readonly<Record<string, MessageKey>>;
  };
}

/** One of several forms of a page: told apart by `?do=`, its problems shown above it. */
export function PartForm({
  action,
  doing,
  refused,
  labels = {},
  children,
}: {
  /** Address of the page. */
  action: string;
  doing: string;
  refused: RefusedPart | undefined;
  labels?: Readonly<Record<string, string>>;
  children: ReactNode;
}) {
  const t = useT();
  const locale = useLocale();
  const entries = refused?.doing === doing ? Object.entries(refused.problems.errors) : [];
  const problems = entries.map(([name, key]) => {
    const label = labels[name];
    const text = translateKey(locale, key);
    return label === undefined
      ? { fieldId: null, text }
      : { fieldId: `${doing}-${name}`, text: `${label}: ${text}` };
  });
  return (
    <form method="post" action={`${action}?do=${doing}`}>
      <Stack>
        {problems.length > 0 ? (
          <ErrorSummary title={t("errors.summary", { count: problems.length })} problems={problems} />
        ) : null}
        {children}
      </Stack>
    </form>
  );
}

/** A field of a `PartForm`: its id is the form's, so that two forms of a page can ask for the same thing. */
export function PartField({
  doing,
  name,
  label,
  hint,
  optionalText,
  required = false,
  refused,
  value = "",
  children,
}: {
  doing: string;
  name: string;
  label: string;
  hint?: string | undefined;
  optionalText?: string;
  required?: boolean;
  refused: RefusedPart | undefined;
  /** What stands there before anything is typed. */
  value?: string | undefined;
  children: (control: ControlProps & { defaultValue: string }) => ReactNode;
}) {
  const locale = useLocale();
  const own = refused?.doing === doing ? refused.problems : null;
  const key = own?.errors[name];
  const typed = own?.values[name];
  const text = typeof typed === "string" ? typed : typed?.[0];
  return (
    <Field
      name={name}
      id={`${doing}-${name}`}
      label={label}
      hint={hint}
      error={key ? translateKey(locale, key) : undefined}
      required={required}
      {...(optionalText ? { optionalText } : {})}
    >
      {(control) => children({ ...control, defaultValue: own ? (text ?? "") : value })}
    </Field>
  );
}
