import type { Locale } from "#app/domain/kernel/locale.ts";
import type { CourseFacts, LessonFacts, TestFacts } from "./facts.ts";
import type { Part } from "./parts.ts";
import type { TranslationState } from "./vocabulary.ts";

/** Words of a version. `textLocale` differs from the wanted language when no translation exists: label it. */
export interface ItemText {
  readonly textLocale: Locale;
  readonly translation: TranslationState;
  readonly review: { readonly by: string; readonly date: string } | null;
  readonly title: string;
  readonly summary: string;
  readonly outcomes: readonly string[];
  readonly parts: readonly Part[];
}

export interface ItemLink {
  readonly id: string;
  readonly title: string;
}

interface VersionView extends ItemText {
  readonly versionId: string;
  /** Counts the versions of this item from 1. */
  readonly number: number;
  readonly retired: boolean;
}

/** A lesson as its page needs it. `facts` hold the keys of its questions: they never leave the server. */
export interface LessonView extends VersionView {
  readonly lessonId: string;
  readonly facts: LessonFacts;
  /** Words of the source language, where a translation about safety is not reviewed yet: shown beside it. */
  readonly sourceParts: readonly Part[] | null;
  readonly course: ItemLink;
  readonly module: ItemLink;
  readonly previous: ItemLink | null;
  readonly next: ItemLink | null;
}

/** A module with its quiz or a course with its assessment; `parts` holds its opening and the questions of the pool. */
export interface TestView extends VersionView {
  readonly itemId: string;
  readonly of: "module" | "course";
  readonly test: TestFacts | null;
  /** The course itself, for an assessment. */
  readonly course: ItemLink;
}

export interface CourseSummary {
  readonly courseId: string;
  readonly title: string;
  readonly summary: string;
  readonly textLocale: Locale;
  readonly translation: TranslationState;
  readonly availability: CourseFacts["availability"];
  readonly companion: CourseFacts["companion"] | null;
  readonly audience: CourseFacts["audience"];
  readonly lessonCount: number;
  /** Sum of its lessons. */
  readonly minutes: number;
}

export interface OutlineLesson extends ItemLink {
  readonly versionId: string;
  readonly summary: string;
  readonly minutes: number;
  readonly textLocale: Locale;
  readonly lawCheck: LessonFacts["lawCheck"];
  readonly safety: LessonFacts["safety"];
}

export interface OutlineModule extends ItemLink {
  readonly versionId: string;
  readonly summary: string;
  readonly hasQuiz: boolean;
  readonly minutes: number;
  readonly lessons: readonly OutlineLesson[];
}

/** A course with its modules and lessons in order. */
export interface CourseOutline extends CourseSummary {
  readonly versionId: string;
  readonly outcomes: readonly string[];
  readonly parts: readonly Part[];
  readonly facts: CourseFacts;
  readonly retired: boolean;
  readonly modules: readonly OutlineModule[];
}

export interface GlossaryEntry {
  readonly id: string;
  readonly label: string;
  readonly definition: string;
  readonly synonyms: readonly string[];
  /** False while a native professional has not confirmed the word in this language. */
  readonly verified: boolean;
  /** The same term in the other languages. */
  readonly others: readonly { readonly locale: Locale; readonly label: string }[];
}

export interface Asset {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}
