import { PartField, type RefusedPart } from "#app/components/form/part-form.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Select, TextInput } from "#app/components/ui/text-input.tsx";
import { locales } from "#app/domain/kernel/locale.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { translator } from "#app/i18n/translate.ts";

const latin = ["surname", "givenName", "patronymic"] as const;
const cyrillic = ["surnameCyrillic", "givenNameCyrillic", "patronymicCyrillic"] as const;
type NameField = (typeof latin)[number] | (typeof cyrillic)[number];
type ContactField = "userName" | "phone" | "email" | "locale";
export type PersonValues = Partial<Record<NameField | ContactField, string>>;

interface Props {
  readonly doing: string;
  readonly refused: RefusedPart | undefined;
  readonly values?: PersonValues;
}

/** Labels by field, for the summary of what is to be mended. */
export function usePersonLabels(): Record<NameField | ContactField, string> {
  const t = useT();
  return {
    surname: t("people.form.surname"),
    givenName: t("people.form.givenName"),
    patronymic: t("people.form.patronymic"),
    surnameCyrillic: t("people.form.surnameCyrillic"),
    givenNameCyrillic: t("people.form.givenNameCyrillic"),
    patronymicCyrillic: t("people.form.patronymicCyrillic"),
    userName: t("people.form.userName"),
    phone: t("people.form.phone"),
    email: t("people.form.email"),
    locale: t("people.form.locale"),
  };
}

/** A name in both scripts; Cyrillic is out of the way until it is asked for. */
export function NameFields({ doing, refused, values = {} }: Props) {
  const t = useT();
  const labels = usePersonLabels();
  const field = (name: NameField) => {
    const required = name === "surname" || name === "givenName";
    return (
      <PartField
        key={name}
        doing={doing}
        name={name}
        label={labels[name]}
        required={required}
        optionalText={t("people.form.optional")}
        refused={refused}
        value={values[name]}
      >
        {(control) => <TextInput {...control} autoComplete="off" maxLength={80} />}
      </PartField>
    );
  };
  const open = cyrillic.some((name) => values[name] || refused?.problems.errors[name]);
  return (
    <>
      {latin.map(field)}
      <Details summary={t("people.form.cyrillic")} open={open}>
        {cyrillic.map(field)}
      </Details>
    </>
  );
}

export function ContactFields({
  doing,
  refused,
  values = {},
  userNameRequired = false,
}: Props & { userNameRequired?: boolean }) {
  const t = useT();
  const labels = usePersonLabels();
  const optional = { doing, refused, optionalText: t("people.form.optional") };
  return (
    <>
      <PartField {...optional} name="phone" label={labels.phone} value={values.phone}>
        {(control) => <TextInput {...control} type="tel" autoComplete="off" />}
      </PartField>
      <PartField {...optional} name="email" label={labels.email} value={values.email}>
        {(control) => <TextInput {...control} type="email" autoComplete="off" />}
      </PartField>
      <PartField
        {...optional}
        name="userName"
        label={labels.userName}
        hint={userNameRequired ? undefined : t("people.form.userNameHint")}
        required={userNameRequired}
        value={values.userName}
      >
        {(control) => (
          <TextInput
            {...control}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={40}
          />
        )}
      </PartField>
      <PartField
        doing={doing}
        refused={refused}
        name="locale"
        label={labels.locale}
        value={values.locale ?? "tk"}
      >
        {(control) => (
          <Select
            {...control}
            options={locales.map((one) => ({
              value: one,
              label: translator(one)("common.languageName"),
              lang: one,
            }))}
          />
        )}
      </PartField>
    </>
  );
}
