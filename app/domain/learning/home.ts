import type { CourseSummary } from "#app/domain/curriculum/item-view.ts";
import type { ItemKind } from "#app/domain/curriculum/vocabulary.ts";
import type { LessonProgress, NextStep } from "./course-progress.ts";
import type { PathView } from "./path.ts";

export interface CourseCard extends CourseSummary {
  readonly enrolled: boolean;
  readonly completed: boolean;
  readonly lessonsDone: number;
  readonly locked: boolean;
  /** `2026-11-27`; null when it is not due, or done. */
  readonly dueOn: string | null;
}

/** Things of a course that changed and are to be done again: how many, and the first by date. */
export interface Redo {
  readonly course: CourseCard;
  readonly dueOn: string;
  readonly count: number;
  readonly item: { readonly id: string; readonly kind: ItemKind };
}

/** What now? `start` when nothing was begun yet. */
export type Now =
  | {
      readonly kind: "course";
      /** Why it comes first. */
      readonly because: "due" | "continue" | "assigned";
      readonly dueOn: string | null;
      readonly course: { readonly id: string; readonly title: string };
      readonly lessonCount: number;
      readonly knots: readonly LessonProgress[];
      readonly step: NextStep;
    }
  | ({ readonly kind: "redo" } & Redo)
  | { readonly kind: "start"; readonly course: CourseCard }
  | { readonly kind: "all-done" }
  | { readonly kind: "nothing-here" };

/** A line below the main card. */
export type HomeLine =
  | { readonly kind: "due"; readonly course: CourseCard; readonly dueOn: string }
  | ({ readonly kind: "redo" } & Redo)
  | { readonly kind: "new"; readonly course: CourseCard }
  | {
      readonly kind: "returned";
      readonly course: CourseCard;
      readonly itemId: string;
      readonly taskId: string;
    };

export interface Home {
  readonly now: Now;
  /** Overdue and due first, then what was newly assigned, then what came back. */
  readonly lines: readonly HomeLine[];
  readonly courses: readonly CourseCard[];
  /** Paths assigned to this person, then the others. */
  readonly paths: readonly (PathView & { readonly assigned: boolean })[];
  readonly reviewLeft: number;
  /** `2026-11-22` */
  readonly today: string;
}
