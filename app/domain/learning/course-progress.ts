import type { CourseOutline, OutlineLesson, OutlineModule } from "#app/domain/curriculum/item-view.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { lockOn, type Access } from "./access.ts";
import type { ChangedItem } from "./change-impact.ts";
import { isWithheld } from "./lesson-rule.ts";
import type { Lock } from "./lock.ts";

/** `half`: begun. `gap`: withheld until its law is checked, or locked. The knots of the page. */
export type LessonProgress = "done" | "half" | "open" | "gap";

/** What changed in an item since it was completed. */
export interface ChangeNote {
  /** Something was added; nothing is asked. */
  readonly updated: boolean;
  /** To be done again by this day, `2026-11-27`. */
  readonly redoBy: string | null;
}

export interface LessonRow {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly textLocale: Locale;
  readonly state: LessonProgress;
  readonly withheld: boolean;
  readonly lock: Lock | null;
  readonly change: ChangeNote | null;
  /** From 1, over the whole course. */
  readonly number: number;
}

export interface QuizRow {
  readonly best: number | null;
  readonly passed: boolean;
  readonly open: boolean;
}

export interface ModuleRow {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly lessons: readonly LessonRow[];
  readonly quiz: QuizRow | null;
  /** Why the module is closed; its lessons say it as well. */
  readonly lock: Lock | null;
  readonly change: ChangeNote | null;
  readonly complete: boolean;
}

/** What a person has done, by item id. */
export interface Done {
  readonly completed: ReadonlySet<string>;
  readonly begun: ReadonlySet<string>;
  readonly quizzes: ReadonlyMap<string, QuizRow>;
  /** To everything that has a rule, with all that she ever opened. */
  readonly access: Access;
  readonly changes: ReadonlyMap<string, ChangedItem>;
}

/** The outline with this person's state at every lesson and quiz. */
export function courseProgress(outline: CourseOutline, done: Done, demo: boolean): ModuleRow[] {
  let number = 0;
  return outline.modules.map((module) => {
    const { id, title, summary, minutes } = module;
    return {
      id,
      title,
      summary,
      minutes,
      complete: done.completed.has(id),
      change: changeOf(id, done),
      lock: lockOn(done.access, [id, outline.courseId]),
      quiz: module.hasQuiz ? quizOf(id, done) : null,
      lessons: module.lessons.map((lesson) => ({
        ...lessonRow(lesson, [lesson.id, id, outline.courseId], done, demo),
        number: ++number,
      })),
    };
  });
}

function lessonRow(
  { id, title, summary, minutes, textLocale, lawCheck }: OutlineLesson,
  chain: readonly string[],
  done: Done,
  demo: boolean,
): Omit<LessonRow, "number"> {
  const complete = done.completed.has(id);
  const withheld = isWithheld({ lawPending: lawCheck === "pending" }, demo);
  const lock = lockOn(done.access, chain);
  const closed = withheld || lock !== null;
  const state = complete ? "done" : closed ? "gap" : done.begun.has(id) ? "half" : "open";
  return { id, title, summary, minutes, textLocale, withheld, lock, state, change: changeOf(id, done) };
}

/** How a person stands in the test of a module or course. */
export function quizOf(itemId: string, { quizzes }: Pick<Done, "quizzes">): QuizRow {
  return quizzes.get(itemId) ?? { best: null, passed: false, open: false };
}

export function changeOf(itemId: string, { changes }: Pick<Done, "changes">): ChangeNote | null {
  const change = changes.get(itemId);
  return change ? { updated: change.updated, redoBy: change.redo?.by ?? null } : null;
}

/** How the field task of a course stands; `due`: not handed in yet. */
export type FieldTaskState = "due" | "handed-in" | "returned" | "signed";

/** What a course asks beyond its modules; null where it asks nothing of that kind of this person. */
export interface CourseEnd {
  readonly assessment: QuizRow | null;
  readonly fieldTask: { readonly id: string; readonly state: FieldTaskState } | null;
}

/** What comes next in a course: the lesson begun last, else the first one open, else what is left at its end. */
export type NextStep =
  | {
      readonly kind: "continue" | "next";
      readonly lesson: LessonRow;
      readonly module: ModuleRow;
      readonly part: number;
    }
  | { readonly kind: "quiz"; readonly module: ModuleRow; readonly open: boolean }
  /** All that is left stands behind this. */
  | { readonly kind: "locked"; readonly lock: Lock }
  | { readonly kind: "assessment"; readonly open: boolean }
  | { readonly kind: "field-task"; readonly id: string; readonly state: FieldTaskState }
  | { readonly kind: "finished" };

export function nextStep(
  modules: readonly ModuleRow[],
  places: readonly { readonly lessonId: string; readonly part: number }[],
  /** Null where only some modules are asked of her. */
  end: CourseEnd | null,
): NextStep {
  const lessons = modules.flatMap((module) => module.lessons.map((lesson) => ({ lesson, module })));
  for (const { lessonId, part } of places) {
    const found = lessons.find(({ lesson }) => lesson.id === lessonId);
    if (found && found.lesson.state === "half") return { kind: "continue", ...found, part };
  }
  for (const module of modules) {
    const lesson = module.lessons.find(({ state }) => state === "open" || state === "half");
    if (lesson) return { kind: "next", lesson, module, part: 0 };
    if (module.quiz && !module.quiz.passed && !module.lock)
      return { kind: "quiz", module, open: module.quiz.open };
  }
  const locked = lessons.find(({ lesson }) => lesson.lock && lesson.state !== "done")?.lesson.lock;
  const lock = locked ?? modules.find((module) => module.lock && module.quiz && !module.quiz.passed)?.lock;
  if (lock) return { kind: "locked", lock };
  if (!end) return { kind: "finished" };
  const { assessment, fieldTask } = end;
  if (assessment && !assessment.passed) return { kind: "assessment", open: assessment.open };
  if (fieldTask && fieldTask.state !== "signed") return { kind: "field-task", ...fieldTask };
  return { kind: "finished" };
}

/** A course cut to the modules that are asked of a person; null leaves it whole. */
export function onlyModules<M extends Pick<OutlineModule, "id">>(
  modules: readonly M[],
  ids: readonly string[] | null,
): readonly M[] {
  return ids === null ? modules : modules.filter(({ id }) => ids.includes(id));
}
