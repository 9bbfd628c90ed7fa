import type { Services } from "#app/auth/services.ts";
import { isMessageKind } from "#app/domain/notifications/message-kinds.ts";
import type { Undelivered } from "#app/domain/notifications/queries/list-undelivered.server.ts";
import type { Installation } from "#app/domain/reporting/queries/get-installation.server.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { formatDateTime, formatNumber } from "#app/i18n/format.ts";
import { translator, type Translate } from "#app/i18n/translate.ts";
import { programVersion } from "#app/server/archive/program-version.server.ts";
import { builtAt } from "#app/server/built-at.server.ts";
import { knownMigrations } from "#app/server/migrate.server.ts";

/** The state of the installation in words. Of undelivered messages only kind, age, tries and class of the problem. */
export function installationPage(
  { database, lastBackup, lastImport, jobs }: Installation,
  undelivered: readonly Undelivered[],
  services: Pick<Services, "mailer" | "publicUrl" | "demo">,
  locale: Locale,
) {
  const t = translator(locale);
  const when = (date: Date) => formatDateTime(date, locale);
  const number = (value: number) => formatNumber(value, locale);
  const built = builtAt();
  const { added, changed, retired, refused = [] } = lastImport ?? {};
  return {
    portal: [
      [t("administer.portal.version"), programVersion()],
      ...(built ? [[t("administer.portal.built"), when(built)]] : []),
      [t("administer.portal.demo"), t(`administer.portal.${services.demo ? "yes" : "no"}`)],
      [t("administer.portal.mail"), t(`administer.portal.${services.mailer ? "mailOn" : "mailOff"}`)],
      [t("administer.portal.address"), services.publicUrl],
    ],
    database: [
      [t("administer.database.version"), `PostgreSQL ${database.version}`],
      [t("administer.database.size"), megabytes(database.bytes, locale)],
      [
        t("administer.database.migrations"),
        t("administer.database.migrationsOf", { applied: database.migrations, known: knownMigrations() }),
      ],
    ],
    backup: lastBackup ? `${when(lastBackup.madeAt)} (${megabytes(lastBackup.bytes, locale)})` : null,
    content: lastImport && {
      at: when(lastImport.at),
      counts: t("administer.content.counts", {
        added: added ?? 0,
        changed: changed ?? 0,
        retired: retired ?? 0,
        refused: refused.length,
      }),
      refused: refused.flatMap(({ problems }) => problems).slice(0, 50),
    },
    jobs: jobs.map(({ name, waiting, running, failed, lastDone }) => ({
      name,
      label: jobLabel(name, t),
      waiting: number(waiting),
      running: number(running),
      failed: number(failed),
      last: lastDone ? when(lastDone) : "–",
    })),
    undelivered: undelivered.map(({ id, kind, createdAt, tries, mark }) => ({
      id,
      kind: isMessageKind(kind) ? t(`administer.undelivered.kinds.${groupOf(kind)}`) : kind,
      written: when(createdAt),
      tries: number(tries),
      problem: problemLabel(mark, t),
    })),
  };
}
export type InstallationPage = ReturnType<typeof installationPage>;

function megabytes(bytes: number, locale: Locale): string {
  return new Intl.NumberFormat(locale === "en" ? "en-GB" : locale, {
    style: "unit",
    unit: "megabyte",
    maximumFractionDigits: 1,
  }).format(bytes / 1_000_000);
}

const queueNames = ["mail", "queue-mail", "remind", "sweep", "seal"] as const;

function jobLabel(name: string, t: Translate): string {
  const known = queueNames.find((one) => one === name);
  return known ? t(`administer.jobs.queue.${known}`) : name;
}

/** The administrator sees what a message is about only as far as a class: nothing of supervision by kind. */
function groupOf(kind: string): "identity" | "learning" | "supervision" {
  if (kind.startsWith("identity.")) return "identity";
  return kind.startsWith("supervision.") ? "supervision" : "learning";
}

function problemLabel(mark: Undelivered["mark"], t: Translate): string {
  switch (mark) {
    case "inbox-only":
    case "no-address":
    case "not-wanted":
      return mark;
    default:
      return t(`administer.undelivered.problems.${mark}`);
  }
}
