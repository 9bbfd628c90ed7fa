import { dayWords } from "#app/components/supervision/words.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { Tag, type TagKind } from "#app/components/ui/tag.tsx";
import type { SuperviseeCard } from "#app/domain/supervision/people-view.ts";
import { formatDateTime, relativeDay } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

/** One person who needs me: why, what stands open, and the two things to do. */
export function PersonItem({ card, now }: { card: SuperviseeCard; now: Date }) {
  const t = useT();
  const locale = useLocale();
  const { worker, areaName, lastHeldOn, nextPlanned, draftSessionId } = card;
  const tag = tagOf(card, now, t, locale);
  const when = nextPlanned
    ? `${formatDateTime(nextPlanned.at, locale)}, ${t(`supervision.log.modes.${nextPlanned.mode}`).toLocaleLowerCase(locale)}`
    : lastHeldOn
      ? t("supervision.people.lastOn", { date: dayWords(lastHeldOn, locale) })
      : t("supervision.people.none");
  return (
    <li className="card person">
      <div className="person-head">
        <h2>{worker.name}</h2>
        <Tag kind={tag.kind}>{tag.words}</Tag>
      </div>
      <p className="soft">{[areaName, when].join(" · ")}</p>
      <p>{linesOf(card, t).join(" · ")}</p>
      <div className="person-do">
        <ButtonLink href={paths.logSession(worker.id)}>
          {t(draftSessionId ? "supervision.people.goOn" : "supervision.people.log")}
          <span className="sr-only"> {worker.name}</span>
        </ButtonLink>
        <ButtonLink
          kind="quiet"
          href={
            card.differentRecordId
              ? paths.superviseRecord(card.differentRecordId)
              : paths.supervisePerson(worker.id)
          }
        >
          {t("common.open")}
          <span className="sr-only"> {worker.name}</span>
        </ButtonLink>
      </div>
    </li>
  );
}

function tagOf(
  { urgency, daysSince, nextPlanned }: SuperviseeCard,
  now: Date,
  t: ReturnType<typeof useT>,
  locale: ReturnType<typeof useLocale>,
): { kind: TagKind; words: string } {
  switch (urgency) {
    case "session-overdue":
      return { kind: "due", words: t("common.days", { count: daysSince }) };
    case "seen-differently":
      return { kind: "attention", words: t("supervision.people.differently") };
    case "answer-overdue":
      return { kind: "attention", words: t("supervision.people.waiting") };
    case "draft-open":
      return { kind: "plain", words: t("supervision.people.draft") };
    case "planned-soon":
    case "in-good-time":
      return { kind: "done", words: nextPlanned ? relativeDay(nextPlanned.at, now, locale) : "–" };
  }
}

function linesOf(card: SuperviseeCard, t: ReturnType<typeof useT>): string[] {
  const { openActions, waitingForAnswer, differentRecordId, urgency, daysSince } = card;
  return [
    openActions > 0
      ? t("supervision.people.actions", { count: openActions })
      : t("supervision.people.noActions"),
    ...(waitingForAnswer > 0 ? [t("supervision.people.unanswered", { count: waitingForAnswer })] : []),
    ...(differentRecordId ? [t("supervision.people.addView")] : []),
    ...(urgency !== "session-overdue" && daysSince >= 35
      ? [t("supervision.people.since", { count: daysSince })]
      : []),
  ];
}
