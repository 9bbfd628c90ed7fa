import type { LocalContact } from "#app/domain/learning/lesson-page.ts";
import { formatDate } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { langAttribute } from "#app/i18n/lang-attribute.ts";
import { startOfLocalDay } from "#app/lib/local-day.ts";
import { paths } from "#app/lib/paths.ts";

/** Below a safety box: whom to call here, how fresh that is, and the way to all local help. */
export function LocalHelp({ contacts }: { contacts: readonly LocalContact[] }) {
  const t = useT();
  const locale = useLocale();
  const checked = (day: string | null): string =>
    day === null
      ? t("directory.unchecked")
      : t("directory.checked", { date: formatDate(startOfLocalDay(day), locale) });
  return (
    <div className="stack-tight mt-4">
      <h3 className="notice-title">{t("directory.inBox")}</h3>
      {contacts.length === 0 ? <p>{t("directory.inBoxEmpty")}</p> : null}
      <ul className="bullets">
        {contacts.map(({ name, nameLocale, phone, checkedOn }) => (
          <li key={`${name} ${phone ?? ""}`}>
            <span {...langAttribute(nameLocale, locale)}>{name}</span>
            {phone ? (
              <>
                : <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{phone}</a>
              </>
            ) : null}{" "}
            <span className="soft">({checked(checkedOn)})</span>
          </li>
        ))}
      </ul>
      <p>
        <a href={paths.directory()}>{t("directory.link")}</a>
      </p>
    </div>
  );
}
