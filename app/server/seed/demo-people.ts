import type { CreatePersonInput } from "#app/domain/identity/inputs.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { Role } from "#app/domain/kernel/role.ts";

/** Everybody knows it: the demo is never served to others unless that is asked for. */
export const demoPassword = "halypa-demo";

export interface DemoPerson {
  readonly person: CreatePersonInput;
  readonly role: Role;
  readonly areaId: string;
}

const centre = "demo/centre-bagtyyarlyk";
const university = "demo/university";

/** Two services and a university, so that every kind of area is met. */
export const demoAreas = [
  {
    id: centre,
    parentId: "TM-S/bagtyyarlyk",
    kind: "service" as const,
    names: {
      tk: "Durmuş hyzmatlary merkezi, Bagtyýarlyk (görkezme)",
      ru: "Центр социальных услуг, Багтыярлык (демо)",
      en: "Social service centre, Bagtyyarlyk (demo)",
    },
  },
  {
    id: "demo/centre-mary",
    parentId: "TM-M/mary-saheri",
    kind: "service" as const,
    names: {
      tk: "Durmuş hyzmatlary merkezi, Mary (görkezme)",
      ru: "Центр социальных услуг, Мары (демо)",
      en: "Social service centre, Mary (demo)",
    },
  },
  {
    id: university,
    parentId: "TM-S",
    kind: "university" as const,
    names: {
      tk: "Uniwersitetiň durmuş işi kafedrasy (görkezme)",
      ru: "Университетская кафедра социальной работы (демо)",
      en: "University department of social work (demo)",
    },
  },
];

type Spelling = readonly [surname: string, givenName: string, patronymic: string];

function account(
  role: Role,
  userName: string,
  home: { areaId: string; locale: Locale },
  latin: Spelling,
  cyrillic: Spelling,
): DemoPerson {
  return {
    role,
    areaId: home.areaId,
    person: {
      surname: latin[0],
      givenName: latin[1],
      patronymic: latin[2],
      surnameCyrillic: cyrillic[0],
      givenNameCyrillic: cyrillic[1],
      patronymicCyrillic: cyrillic[2],
      userName,
      email: `${userName}@demo.example`,
      locale: home.locale,
      homeAreaId: home.areaId,
    },
  };
}

const at = (areaId: string, locale: Locale) => ({ areaId, locale });

/** The accounts that the start prints. All names are invented; the families of the lessons are never accounts. */
export const demoAccounts: readonly DemoPerson[] = [
  account(
    "worker",
    "worker",
    at(centre, "tk"),
    ["Myradowa", "Jeren", "Serdarowna"],
    ["Мырадова", "Джерен", "Сердаровна"],
  ),
  account(
    "worker",
    "worker2",
    at(centre, "ru"),
    ["Annaberdiýew", "Serdar", "Orazowiç"],
    ["Аннабердыев", "Сердар", "Оразович"],
  ),
  account(
    "supervisor",
    "supervisor",
    at(centre, "tk"),
    ["Hydyrowa", "Bossan", "Amanowna"],
    ["Хыдырова", "Боссан", "Амановна"],
  ),
  account(
    "manager",
    "manager",
    at(centre, "tk"),
    ["Garajaýew", "Myrat", "Ýusubowiç"],
    ["Гараджаев", "Мырат", "Юсубович"],
  ),
  account(
    "author",
    "author",
    at(university, "en"),
    ["Durdylyýewa", "Akjemal", "Berdiýewna"],
    ["Дурдылыева", "Акджемал", "Бердыевна"],
  ),
  account(
    "reviewer",
    "reviewer",
    at(university, "ru"),
    ["Rahymow", "Begenç", "Kakabaýewiç"],
    ["Рахымов", "Бегенч", "Какабаевич"],
  ),
  account(
    "coordinator",
    "coordinator",
    at("tm", "tk"),
    ["Işangulyýewa", "Güljan", "Ilamanowna"],
    ["Ишангулыева", "Гулджан", "Иламановна"],
  ),
  account(
    "auditor",
    "auditor",
    at("tm", "ru"),
    ["Kulyýew", "Atageldi", "Meredowiç"],
    ["Кулыев", "Атагельды", "Мередович"],
  ),
  account(
    "administrator",
    "administrator",
    at("tm", "en"),
    ["Baýramow", "Nepes", "Gurbandurdyýewiç"],
    ["Байрамов", "Непес", "Гурбандурдыевич"],
  ),
];
