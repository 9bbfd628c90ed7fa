import type { Locale } from "#app/domain/kernel/locale.ts";
import {
  doneSteps,
  firstSteps,
  optionalSteps,
  type FirstStep,
  type FirstStepFacts,
} from "#app/domain/reporting/first-steps.ts";
import { formatDate } from "#app/i18n/format.ts";
import { translator, type Translate } from "#app/i18n/translate.ts";
import { paths } from "#app/lib/paths.ts";

export interface Step {
  readonly id: FirstStep;
  readonly done: boolean;
  /** The portal works without it. */
  readonly optional: boolean;
  readonly title: string;
  readonly text: string;
  /** What to type where the portal runs. */
  readonly command: string | null;
  readonly link: { readonly href: string; readonly label: string } | null;
}

const commands: Readonly<Record<FirstStep, string | null>> = {
  content: "npm run content:check",
  secret: "npm run secret:check",
  backup: "npm run backup",
  mail: null,
  coordinator: null,
};

/** The checklist in words. */
export function stepsOf(
  facts: FirstStepFacts,
  { mail, now, locale }: { readonly mail: boolean; readonly now: Date; readonly locale: Locale },
): Step[] {
  const t = translator(locale);
  const done = doneSteps(facts, { mail, now });
  return firstSteps.map((id) => ({
    id,
    done: done[id],
    optional: optionalSteps.includes(id),
    title: t(`firstSteps.${id}.title`),
    text: done[id] ? doneText(id, facts, locale, t) : openText(id, facts, locale, t),
    command: done[id] ? null : commands[id],
    link:
      id === "coordinator" && !done[id]
        ? { href: paths.newPerson(), label: t("firstSteps.coordinator.link") }
        : null,
  }));
}

function doneText(id: FirstStep, facts: FirstStepFacts, locale: Locale, t: Translate): string {
  const day = (date: Date | null): string => (date ? formatDate(date, locale) : "");
  switch (id) {
    case "content":
      return t("firstSteps.content.done", { count: facts.lessons });
    case "secret":
      return t("firstSteps.secret.done", { date: day(facts.secretCheckedAt) });
    case "backup":
      return t("firstSteps.backup.done", { date: day(facts.lastBackupAt) });
    case "mail":
      return t("firstSteps.mail.done");
    case "coordinator":
      return t("firstSteps.coordinator.done", { count: facts.coordinators });
  }
}

function openText(id: FirstStep, { lastBackupAt }: FirstStepFacts, locale: Locale, t: Translate): string {
  if (id !== "backup") return t(`firstSteps.${id}.open`);
  if (lastBackupAt === null) return t("firstSteps.backup.never");
  return t("firstSteps.backup.old", { date: formatDate(lastBackupAt, locale) });
}
