import type { ContactKind } from "#app/domain/identity/vocabulary.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";

export interface DemoContact {
  readonly id: string;
  readonly areaId: string;
  readonly kind: ContactKind;
  readonly names: Record<Locale, string>;
  readonly phone: string;
  readonly place: Partial<Record<Locale, string>>;
  readonly procedure: Partial<Record<Locale, string>>;
  /** Days before the demo is made; null for a contact that nobody has checked. */
  readonly checkedDaysAgo: number | null;
}

const centre = "demo/centre-bagtyyarlyk";

/** Invented, and named so: no number of the demo may be taken for a real one. */
export const demoContacts: readonly DemoContact[] = [
  {
    id: "0198f000-0000-7000-8000-000000000001",
    areaId: centre,
    kind: "supervisor-on-duty",
    names: {
      tk: "Nobatçy superwizor (görkezme)",
      ru: "Дежурный супервизор (демо)",
      en: "Supervisor on duty (demo)",
    },
    phone: "+993 12 00-00-01",
    place: {},
    procedure: {
      tk: "Jaň ediň we näme görendigiňizi aýdyň. Adamyň adyny telefonda aýtmaň.",
      ru: "Позвоните и скажите, что вы видели. Имени человека по телефону не называйте.",
      en: "Ring and say what you saw. Don't say the person's name on the telephone.",
    },
    checkedDaysAgo: 12,
  },
  {
    id: "0198f000-0000-7000-8000-000000000002",
    areaId: "TM-S",
    kind: "crisis-support",
    names: {
      tk: "Agyr pursatda goldaw (görkezme)",
      ru: "Поддержка в кризисе (демо)",
      en: "Support in a crisis (demo)",
    },
    phone: "+993 12 00-00-02",
    place: { tk: "Merkez, 2-nji gat", ru: "Центр, 2-й этаж", en: "Centre, second floor" },
    procedure: {},
    checkedDaysAgo: 40,
  },
  {
    id: "0198f000-0000-7000-8000-000000000003",
    areaId: "tm",
    kind: "emergency",
    names: {
      tk: "Gyssagly kömek (görkezme)",
      ru: "Экстренная помощь (демо)",
      en: "Emergency (demo)",
    },
    phone: "000",
    place: {},
    procedure: {
      tk: "Ilki öz howpsuzlygyňyz, soň jaň.",
      ru: "Сначала ваша безопасность, потом звонок.",
      en: "Your own safety first, then the call.",
    },
    checkedDaysAgo: 90,
  },
  {
    id: "0198f000-0000-7000-8000-000000000004",
    areaId: "TM-S/bagtyyarlyk",
    kind: "guardianship",
    names: {
      tk: "Hossarlyk boýunça bölüm (görkezme)",
      ru: "Отдел опеки (демо)",
      en: "Guardianship office (demo)",
    },
    phone: "+993 12 00-00-04",
    place: {},
    procedure: {},
    checkedDaysAgo: null,
  },
];
