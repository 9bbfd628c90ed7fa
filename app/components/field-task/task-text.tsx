import { Card } from "#app/components/ui/card.tsx";
import { CheckedHtml } from "#app/components/ui/checked-html.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import type { FieldTaskView } from "#app/domain/learning/field-task-view.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { langAttribute } from "#app/i18n/lang-attribute.ts";
import { translator } from "#app/i18n/translate.ts";

/** What to do and what to hand in, as its authors wrote it. */
export function TaskText({ task }: { task: FieldTaskView }) {
  const t = useT();
  const locale = useLocale();
  const { html, textLocale, minutes, current } = task;
  return (
    <>
      {current ? null : <Notice>{t("tasks.field.removed")}</Notice>}
      {textLocale === locale ? null : (
        <Notice>
          {t("common.otherLanguage", { language: translator(textLocale)("common.languageName") })}
        </Notice>
      )}
      <Card labelledBy="what">
        <h2 id="what">{t("tasks.field.what")}</h2>
        <div {...langAttribute(textLocale, locale)}>
          <CheckedHtml html={html} className="prose" />
        </div>
        <p className="soft">
          {t("tasks.field.minutes", { minutes: t("common.minutes", { count: minutes }) })}
        </p>
      </Card>
    </>
  );
}
