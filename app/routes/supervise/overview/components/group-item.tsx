import { dayWords } from "#app/components/supervision/words.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { GroupCard } from "#app/domain/supervision/people-view.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

export function GroupItem({ group }: { group: GroupCard }) {
  const t = useT();
  const locale = useLocale();
  const { groupId, name, members, lastHeldOn, draftSessionId, nextPlanned } = group;
  return (
    <li className="card person">
      <div className="person-head">
        <h3>{name}</h3>
        {draftSessionId ? <Tag>{t("supervision.people.draft")}</Tag> : null}
      </div>
      <p className="soft">
        {[
          t("supervision.people.members", { count: members }),
          lastHeldOn
            ? t("supervision.people.lastOn", { date: dayWords(lastHeldOn, locale) })
            : t("supervision.people.none"),
        ].join(" · ")}
      </p>
      {nextPlanned ? (
        <p>{t("supervision.people.nextOn", { date: formatDateTime(nextPlanned.at, locale) })}</p>
      ) : null}
      <div className="person-do">
        <ButtonLink href={paths.logGroupSession(groupId)}>
          {t(draftSessionId ? "supervision.people.goOn" : "supervision.people.log")}
          <span className="sr-only"> {name}</span>
        </ButtonLink>
        <ButtonLink kind="quiet" href={paths.superviseGroup(groupId)}>
          {t("common.open")}
          <span className="sr-only"> {name}</span>
        </ButtonLink>
      </div>
    </li>
  );
}
