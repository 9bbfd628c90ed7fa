import type { ItemLink } from "#app/domain/curriculum/item-view.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import type { FieldTaskEventKind, FieldTaskState } from "./field-task.ts";

/** One thing that happened to a task, with the text that came with it. */
export interface FieldTaskStep {
  readonly id: string;
  readonly kind: FieldTaskEventKind;
  readonly at: Date;
  readonly by: string;
  /** Null when nothing was written. */
  readonly text: string | null;
}

/** A field task of one person: what to do, how it stands and what was written, oldest first. */
export interface FieldTaskView {
  readonly course: ItemLink;
  /** The lesson, or the course itself. */
  readonly item: ItemLink;
  readonly of: "lesson" | "course";
  readonly taskId: string;
  readonly minutes: number;
  /** What to do and what to hand in, in `textLocale`. */
  readonly html: string;
  readonly textLocale: Locale;
  /** False when the authors took the task out of the lesson or course. */
  readonly current: boolean;
  /** Of a lesson whose law is not checked yet. */
  readonly lawPending: boolean;
  readonly state: FieldTaskState;
  readonly steps: readonly FieldTaskStep[];
}
