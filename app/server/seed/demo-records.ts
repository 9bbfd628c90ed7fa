import type { AnswerKind } from "#app/domain/supervision/vocabulary.ts";

/** One session of the demo's supervisor, as a story. Days are counted back from the day of seeding. */
export interface DemoRecord {
  /** Place in the list of those whom she supervises. */
  readonly worker: number;
  readonly daysAgo: number;
  readonly decision: string;
  readonly strength: string;
  readonly actions: readonly { readonly words: string; readonly by: "worker" | "supervisor" }[];
  /** Null: still waiting. */
  readonly answer: { readonly kind: AnswerKind; readonly words: string; readonly daysAgo: number } | null;
  readonly reply?: string;
  readonly nextInDays?: number;
}

const agreed = (daysAgo: number) => ({ kind: "agreed" as const, words: "", daysAgo });

/**
 * Agreed, waiting, seen differently, overdue, old enough to be closed. All staff is invented, no family is named. The
 * first worker has none: hers is the first session that somebody logs.
 */
export const demoRecords: readonly DemoRecord[] = [
  {
    worker: 1,
    daysAgo: 26,
    decision:
      "Первую встречу с семьёй проводим дома, а не в центре: бабушке трудно дойти до остановки, а без неё решать нельзя.",
    strength: "Сначала спросил мальчика, можно ли войти в его комнату.",
    actions: [
      { words: "Узнать часы приёма в поликлинике", by: "worker" },
      { words: "Спросить юриста, какая справка нужна", by: "supervisor" },
    ],
    answer: {
      kind: "agreed-with-comment",
      words: "Справку я уже просил в мае, ответа не было.",
      daysAgo: 24,
    },
  },
  {
    worker: 1,
    daysAgo: 5,
    decision: "Пока не зовём школу на общую встречу: сначала мальчик сам скажет, кого он хочет там видеть.",
    strength: "Спокойно выдержал молчание и не заполнил его советом.",
    actions: [{ words: "Пройти урок о первой беседе ещё раз, вместе", by: "worker" }],
    answer: null,
  },
  {
    worker: 2,
    daysAgo: 12,
    decision:
      "Öýe gitmegi iki hepdä çenli azaltdyk, sebäbi maşgala indi özi jaň edýär. Ýagdaý üýtgese, gaýtadan her hepde bararys.",
    strength: "Enäniň öz sözlerini dogry ýazyp aldy.",
    actions: [{ words: "Maşgala bilen täze gün bellemek", by: "worker" }],
    answer: {
      kind: "seen-differently",
      words: "Meniň pikirimçe, entek ir. Soňky gezek olar diňe goňşusynyň kömegi bilen jaň etdiler.",
      daysAgo: 10,
    },
  },
  {
    worker: 3,
    daysAgo: 9,
    decision:
      "Resminamalary ilki maşgala bilen bile okarys, soň iberiljek ýerini saýlarys. Düşünmezden gol çekilmesin.",
    strength: "Çylşyrymly haty ýönekeý sözler bilen düşündirdi.",
    actions: [{ words: "Hatyň nusgasyny taýýarlamak", by: "supervisor" }],
    answer: null,
  },
  {
    worker: 4,
    daysAgo: 33,
    decision: "Duşuşyklary sişenbe gününe geçirdik: beýleki günler ulag ýok.",
    strength: "Meýilnamasyny özi üýtgetdi we hemmelere habar berdi.",
    actions: [],
    answer: null,
  },
  {
    worker: 5,
    daysAgo: 41,
    decision: "Ilki diňleýäris, maslahaty indiki gezek berýäris, sebäbi maşgala entek ynam etmeýär.",
    strength: "Gapyda durup, çagyrylýança garaşdy.",
    actions: [{ words: "Diňlemek sapagyny gaýtalamak", by: "worker" }],
    answer: agreed(40),
  },
  {
    worker: 6,
    daysAgo: 6,
    decision: "Iki öý bir günde az: her öýe bir sagat goýýarys, ýazgy üçin hem wagt galsyn.",
    strength: "Näme bilmeýändigini açyk aýtdy.",
    actions: [{ words: "Hepdäniň meýilnamasyny görkezmek", by: "worker" }],
    answer: agreed(5),
    nextInDays: 4,
  },
  {
    worker: 7,
    daysAgo: 20,
    decision: "Gyzjagaz bilen söhbeti mekdepde geçirýäris, sebäbi öýde ýeke galyp bolmaýar.",
    strength: "Suraty soramazdan öň rugsat aldy.",
    actions: [{ words: "Mekdep bilen wagty gepleşmek", by: "supervisor" }],
    answer: {
      kind: "seen-differently",
      words: "Mekdepde ony hemmeler görýär. Kitaphana oňat bolardy.",
      daysAgo: 19,
    },
    reply: "Dogry aýdýarsyň, kitaphanany synap göreris. Ilkinji karar bu ýerde galýar.",
  },
  ...[8, 9, 10, 11].map((worker, i) => ({
    worker,
    daysAgo: 11 + 4 * i,
    decision: "Tertip üýtgänok: hepdede bir gezek barýarys, sebäbi maşgala üçin iň amatlysy şol.",
    strength: "Wagtynda geldi we aýdanyny etdi.",
    actions: [],
    answer: agreed(9 + 4 * i),
  })),
];
