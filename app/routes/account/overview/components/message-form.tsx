import { Button } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { Choice } from "#app/components/ui/choice.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Row } from "#app/components/ui/stack.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import type { AccountPage } from "../account-page.server.ts";

/** The way to one's messages, and whether and when they also come by mail. */
export function MessageForm({
  messages,
  email,
}: {
  messages: AccountPage["messages"];
  email: string | null;
}) {
  const t = useT();
  const { unread } = messages;
  return (
    <Card labelledBy="messages">
      <h2 id="messages">{t("inbox.title")}</h2>
      <p>
        <a href={paths.inbox()}>{unread > 0 ? t("inbox.unread", { count: unread }) : t("inbox.all")}</a>
      </p>
      <p className="soft">{t("inbox.preference.lead")}</p>
      {email === null ? (
        <p>{t("inbox.preference.noAddress")}</p>
      ) : (
        <form method="post" action={`${paths.account()}?do=messages`} className="stack">
          <Choice
            type="checkbox"
            name="mail"
            value="on"
            label={t("inbox.preference.mail")}
            defaultChecked={messages.mail}
          />
          <Row>
            <Field name="quietFrom" label={t("inbox.preference.quietFrom")}>
              {(control) => <TextInput {...control} type="time" defaultValue={messages.quietFrom} required />}
            </Field>
            <Field
              name="quietTo"
              label={t("inbox.preference.quietTo")}
              hint={t("inbox.preference.quietHint")}
            >
              {(control) => <TextInput {...control} type="time" defaultValue={messages.quietTo} required />}
            </Field>
          </Row>
          <Button kind="quiet">{t("inbox.preference.save")}</Button>
        </form>
      )}
    </Card>
  );
}
