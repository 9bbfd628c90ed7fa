import { listRoleHolders } from "#app/domain/identity/queries/list-role-holders.server.ts";
import { getPersonFile } from "#app/domain/identity/queries/get-person-file.server.ts";
import { listReachAreas } from "#app/domain/identity/queries/list-reach-areas.server.ts";
import { fullName } from "#app/domain/identity/person-names.ts";
import { keepers } from "#app/domain/identity/policy.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { officialTrainings } from "#app/domain/learning/fact.ts";
import { listCertificatesOf } from "#app/domain/learning/queries/list-certificates-of.server.ts";
import { listAssignmentsOf } from "#app/domain/learning/queries/list-assignments-of.server.ts";
import { listTrainingsOf } from "#app/domain/learning/queries/list-trainings-of.server.ts";
import { listAssignable } from "#app/domain/learning/queries/list-assignable.server.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translate.ts";
import { localDayOf, startOfLocalDay } from "#app/lib/local-day.ts";
import { uuidv7 } from "#app/lib/uuid.ts";

/** One person's page in words: dates written out, and for each form what one may choose from. */
export async function personPage(ctx: PersonCtx, personId: string, locale: Locale) {
  const t = translator(locale);
  const now = ctx.clock.now();
  const day = (date: Date) => formatDate(date, locale);
  const file = await getPersonFile(ctx, personId, locale);
  const learning = await listAssignmentsOf(ctx, { personId, locale });
  const { may, names } = file;
  const other = fullName(names, locale === "ru" ? "tk" : "ru");
  const isOver = ({ endsAt }: { endsAt: Date | null }) => endsAt !== null && endsAt <= now;
  const current = file.supervisors.find((one) => !isOver(one)) ?? null;
  const choices = may.assign && file.roles.includes("worker");
  return {
    id: file.id,
    fullName: file.fullName,
    otherScript: other === file.fullName ? null : other,
    values: {
      surname: names.surname,
      givenName: names.givenName,
      patronymic: names.patronymic ?? "",
      surnameCyrillic: names.surnameCyrillic ?? "",
      givenNameCyrillic: names.givenNameCyrillic ?? "",
      patronymicCyrillic: names.patronymicCyrillic ?? "",
      userName: file.userName,
      email: file.email ?? "",
      phone: file.phone ?? "",
      locale: file.locale,
    },
    homeAreaId: file.homeAreaId,
    homeArea: file.homeArea,
    opened: file.opened,
    textsClosed:
      file.textsOpenAt && t("people.file.textsClosed", { date: formatDateTime(file.textsOpenAt, locale) }),
    roles: file.roles,
    grants: file.grants
      .filter((grant) => !isOver(grant))
      .map(({ id, role, area, startsAt, endsAt, canEnd }) => {
        const start = startsAt > now ? "people.file.from" : "people.file.since";
        const until = endsAt && t("people.file.until", { date: day(new Date(endsAt.getTime() - 1)) });
        const dates = [t(start, { date: day(startsAt) }), until].filter(Boolean).join(", ");
        return { id, role, area, dates, canEnd };
      }),
    formerGrants: file.grants.flatMap(({ id, role, area, startsAt, endsAt }) =>
      endsAt !== null && endsAt <= now
        ? [{ id, role, area, dates: t("people.file.ended", { from: day(startsAt), to: day(endsAt) }) }]
        : [],
    ),
    waiting: file.waiting.map(({ id, role, area, by }) => ({
      id,
      text: t("people.file.waitingRole", { role: t(`account.role.${role}`), area, name: by }),
    })),
    supervisor: current && t("people.file.supervisedBy", { name: current.name, date: day(current.startsAt) }),
    formerSupervisors: file.supervisors.flatMap(({ id, name, startsAt, endsAt }) =>
      endsAt !== null && endsAt <= now
        ? [{ id, text: `${name}, ${t("people.file.ended", { from: day(startsAt), to: day(endsAt) })}` }]
        : [],
    ),
    supervises: file.supervises.map(({ id, name, startsAt }) => ({
      id,
      name,
      since: t("people.file.since", { date: day(startsAt) }),
    })),
    groups: file.groups,
    moves: file.moves.map(({ at, from, to }) => t("people.file.moveLine", { from, to, date: day(at) })),
    trainings: (await listTrainingsOf(ctx, { personId, locale })).map((one) => {
      const training = officialTrainings.find((known) => known === one.training);
      const name = training ? t(`people.training.${training}`) : one.training;
      const date = day(startOfLocalDay(one.happenedOn));
      return {
        factId: one.factId,
        name,
        text: t("people.file.trainingLine", { training: name, date, number: one.documentNumber ?? "–" }),
        by: one.recordedBy && t("people.file.recordedBy", { name: one.recordedBy }),
        writeId: uuidv7(),
      };
    }),
    certificates:
      (await listCertificatesOf(ctx, { personId, locale }))?.map(({ id, state, ...one }) => {
        const date = day(startOfLocalDay(one.issuedOn));
        const text = t("certificates.keep.line", { course: one.courseTitle, number: one.number, date });
        const canRevoke = state.kind === "valid" || state.kind === "expired";
        const canReplace = canRevoke || state.kind === "revoked";
        return { id, text, state: state.kind, canRevoke, canReplace, newId: uuidv7() };
      }) ?? null,
    may: { ...may, assign: choices, move: may.keep },
    areas: may.keep ? await listReachAreas(ctx, { roles: keepers, locale }) : [],
    supervisors: choices ? await listRoleHolders(ctx, { roles: ["supervisor"], locale }) : [],
    arbiters: may.nominate ? await listRoleHolders(ctx, { roles: ["supervisor", "manager"], locale }) : [],
    learning: {
      may: learning.mayAssign,
      assigned: learning.assigned.map(({ id, title, isPath, dueOn, area }) => ({
        id,
        title: t(isPath ? "assign.path" : "assign.course", { title }),
        note: [
          dueOn ? t("assign.by", { date: day(startOfLocalDay(dueOn)) }) : t("assign.noDate"),
          ...(area === null ? [] : [t("assign.cardBy", { area })]),
        ].join(", "),
        canEnd: area === null,
      })),
      choices: learning.mayAssign ? await listAssignable(ctx, locale) : [],
      newId: uuidv7(),
    },
    /** Made here, so that a form that is sent twice records once. */
    newFactId: uuidv7(),
    today: localDayOf(now),
  };
}

export type PersonPage = Awaited<ReturnType<typeof personPage>>;
