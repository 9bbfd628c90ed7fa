import type { Part } from "#app/domain/curriculum/parts.ts";
import type { ItemLink } from "#app/domain/curriculum/item-view.ts";
import type { TranslationState } from "#app/domain/curriculum/vocabulary.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { ChangeImpact } from "./change-impact.ts";
import type { OfficialTraining } from "./fact.ts";
import type { JournalForm } from "./journal.ts";
import type { QuestionView } from "./question-view.ts";
import type { ScenarioMove } from "./scenario.ts";

/** Where the text is cut for keeping one's place: `index` is absolute in the lesson. */
export type LessonPart =
  | { readonly kind: "question"; readonly number: number; readonly question: QuestionView }
  | {
      readonly kind: "reflection";
      readonly id: string;
      readonly html: string;
      readonly form: JournalForm;
      /** As it is kept: `readWriting` tells a staged one. */
      readonly text: string;
    }
  | {
      readonly kind: "scenario";
      readonly id: string;
      readonly title: string;
      readonly steps: readonly StoryStep[];
      readonly run: StoryRun;
    }
  | Exclude<Part, { kind: "question" | "reflection" | "scenario" }>;

export interface StoryStep {
  readonly id: string;
  readonly html: string;
  readonly choices: readonly {
    readonly id: string;
    readonly html: string;
    readonly feedback: string;
    readonly next: string | null;
  }[];
}

/** Where one is in a story. Personal. */
export interface StoryRun {
  readonly id: string;
  /** The id that "Start again" gives the next run: pressing it twice makes one. */
  readonly nextId: string;
  readonly versionId: string;
  readonly moves: readonly ScenarioMove[];
  /** The step that waits for a choice, or the end. */
  readonly step: string;
}

export type PlainPart = Extract<Part, { kind: "html" | "box" }>;

export interface LocalContact {
  readonly name: string;
  readonly nameLocale: Locale;
  readonly phone: string | null;
  /** `2026-11-22`; null when nobody has made sure of it. */
  readonly checkedOn: string | null;
}

/** A lesson as its page shows it to one person. Holds no key of a question that is not answered. */
export interface LessonPage {
  readonly id: string;
  readonly title: string;
  readonly course: ItemLink;
  readonly module: ItemLink;
  /** Place in the course, from 1; null when retired. */
  readonly number: number | null;
  readonly of: number;
  readonly minutes: number;
  readonly textLocale: Locale;
  readonly translation: TranslationState;
  readonly retired: boolean;
  /** `pending`: the law in it is not checked yet. In the demo it is shown with a banner, elsewhere withheld. */
  readonly law: "settled" | "pending" | "withheld";
  readonly outcomes: readonly string[];
  /** Empty when withheld. */
  readonly parts: readonly LessonPart[];
  readonly questionCount: number;
  /** The official training that must be recorded before this lesson's checklists open; null when they are open. */
  readonly checklistsNeed: OfficialTraining | null;
  readonly sourceParts: readonly PlainPart[] | null;
  readonly terms: readonly { readonly id: string; readonly label: string; readonly definition: string }[];
  readonly next: { readonly kind: "lesson" | "quiz" | "course"; readonly id: string; readonly title: string };
  /** An earlier version that this person finished, to be read only; null for the lesson as it is now. */
  readonly earlier: { readonly finishedAt: Date } | null;
  /** The only things of the page that differ from person to person, beside answers and reflections. */
  readonly personal: {
    readonly place: number | null;
    readonly completedAt: Date | null;
    /** What later versions ask of somebody who finished an earlier one. */
    readonly change: ChangeImpact;
    /** When it was done once more, last. */
    readonly renewedAt: Date | null;
    /** Number of the version that was finished last, where it is not the current one. */
    readonly finishedVersion: number | null;
    readonly openQuestions: readonly string[];
    /** What the safety box shows of the local directory: at most three, the nearest first. */
    readonly contacts: readonly LocalContact[];
    /** By the index of the passage: marked, perhaps with one's own note; `earlier`: written at an earlier version. */
    readonly marks: Readonly<Record<number, { readonly note: string | null; readonly earlier: boolean }>>;
  };
}
