import type { ReactNode } from "react";
import { KnotMark } from "#app/components/ui/knots.tsx";
import { officialTrainings } from "#app/domain/learning/fact.ts";
import type { Pointed, Reason } from "#app/domain/learning/lock.ts";
import { defaultLocale, locales, type Locale } from "#app/domain/kernel/locale.ts";
import { formatDate, formatPercent } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import { startOfLocalDay } from "#app/lib/local-day.ts";

/** What must be there before something opens: each thing with how it stands now, and where to go for it. */
export function LockReasons({ reason }: { reason: Reason }) {
  const parts = reason.kind === "all" ? reason.parts : [reason];
  return <Reasons parts={parts} />;
}

function Reasons({ parts }: { parts: readonly Reason[] }) {
  return (
    <ul className="lines">
      {parts.map((part) => (
        <li key={JSON.stringify(part)} className="line-row">
          <OneReason reason={part} />
        </li>
      ))}
    </ul>
  );
}

function OneReason({ reason }: { reason: Reason }) {
  const t = useT();
  const { met } = reason;
  const mark = (
    <KnotMark state={met ? "done" : "open"} label={t(met ? "paths.lock.met" : "paths.lock.unmet")} />
  );
  if ("parts" in reason)
    return (
      <>
        {mark}
        <span>{t(`paths.lock.${reason.kind}`)}</span>
        <Reasons parts={reason.parts} />
      </>
    );
  return <Leaf reason={reason} mark={mark} />;
}

type LeafReason = Exclude<Reason, { parts: readonly Reason[] }>;

function Leaf({ reason, mark }: { reason: LeafReason; mark: ReactNode }) {
  const { need, now, link } = useWords(reason);
  return (
    <>
      {mark}
      <span>{need}</span>
      {reason.met ? null : (
        <p className="soft">
          {now} {link ? <a href={link.href}>{link.text}</a> : null}
        </p>
      )}
    </>
  );
}

interface Words {
  readonly need: string;
  readonly now: string;
  readonly link: { readonly href: string; readonly text: string } | null;
}

function useWords(reason: LeafReason): Words {
  const t = useT();
  const locale = useLocale();
  switch (reason.kind) {
    case "lesson": {
      const title = titleIn(reason.target, locale);
      return {
        need: t("paths.lock.needs.lesson", { title }),
        now: t(`paths.lock.now.${reason.begun ? "lessonBegun" : "lessonNew"}`),
        link: linkTo(reason.target, title),
      };
    }
    case "quiz": {
      const { target, atLeast, best } = reason;
      const title = titleIn(target, locale);
      const kind = target.kind === "course" ? "assessment" : "quiz";
      return {
        need: t(`paths.lock.needs.${kind}`, { title, percent: formatPercent(atLeast / 100, locale) }),
        now:
          best === null
            ? t("paths.lock.now.noResult")
            : t("paths.lock.now.best", { percent: formatPercent(best / 100, locale) }),
        link: {
          href:
            target.kind === "course"
              ? paths.assessment(target.courseId)
              : paths.quiz(target.courseId, target.id),
          text: title,
        },
      };
    }
    case "course": {
      const title = titleIn(reason.target, locale);
      const { done, total } = reason;
      return {
        need: t("paths.lock.needs.course", { title }),
        now: t("paths.lock.now.course", { done, total }),
        link: linkTo(reason.target, title),
      };
    }
    case "from":
      return {
        need: t("paths.lock.needs.from", { date: formatDate(startOfLocalDay(reason.day), locale) }),
        now: t("paths.lock.now.from", { date: formatDate(startOfLocalDay(reason.today), locale) }),
        link: null,
      };
    case "fact":
      return factWords(reason, t, locale);
  }
}

function factWords(
  { fact, subject, target }: Extract<LeafReason, { kind: "fact" }>,
  t: ReturnType<typeof useT>,
  locale: Locale,
): Words {
  switch (fact) {
    case "official-training": {
      const known = officialTrainings.find((one) => one === subject);
      return {
        need: t("paths.lock.needs.training", { training: known ? t(`people.training.${known}`) : subject }),
        now: t("paths.lock.now.training"),
        link: { href: paths.directory(), text: t("paths.lock.toDirectory") },
      };
    }
    case "field-task-signed": {
      const title = target ? titleIn(target, locale) : subject;
      return {
        need: t("paths.lock.needs.fieldTask", { title }),
        now: t("paths.lock.now.fieldTask"),
        link: target && linkTo(target, title),
      };
    }
    case "session-held":
      return {
        need: t("paths.lock.needs.session"),
        now: t("paths.lock.now.session"),
        link: { href: paths.supervision(), text: t("paths.lock.toSupervision") },
      };
  }
}

function linkTo({ id, kind, courseId }: Pointed, text: string): Words["link"] {
  return { href: kind === "lesson" ? paths.lesson(courseId, id) : paths.course(courseId), text };
}

/** Its title in this language, else in one that it has. */
export function titleIn({ titles, id }: Pointed, locale: Locale): string {
  const has = [locale, defaultLocale, ...locales].find((one) => titles[one] !== undefined);
  return (has && titles[has]) ?? id;
}
