import type { CourseOutline } from "#app/domain/curriculum/item-view.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { isWithheld } from "./lesson-rule.ts";

/** `half`: begun. `gap`: withheld until its law is checked. The knots of the page. */
export type LessonProgress = "done" | "half" | "open" | "gap";

export interface LessonRow {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly textLocale: Locale;
  readonly state: LessonProgress;
  readonly withheld: boolean;
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
  readonly complete: boolean;
}

/** What a person has done, by item id. */
export interface Done {
  readonly completed: ReadonlySet<string>;
  readonly begun: ReadonlySet<string>;
  readonly quizzes: ReadonlyMap<string, QuizRow>;
}

/** The outline with this person's state at every lesson and quiz. */
export function courseProgress(outline: CourseOutline, done: Done, demo: boolean): ModuleRow[] {
  let number = 0;
  return outline.modules.map((module) => ({
    id: module.id,
    title: module.title,
    summary: module.summary,
    minutes: module.minutes,
    complete: done.completed.has(module.id),
    quiz: module.hasQuiz ? (done.quizzes.get(module.id) ?? { best: null, passed: false, open: false }) : null,
    lessons: module.lessons.map(({ id, title, summary, minutes, textLocale, lawCheck }) => {
      const complete = done.completed.has(id);
      const withheld = isWithheld({ lawPending: lawCheck === "pending" }, demo);
      const state = complete ? "done" : withheld ? "gap" : done.begun.has(id) ? "half" : "open";
      return { id, title, summary, minutes, textLocale, withheld, number: ++number, state };
    }),
  }));
}

/** What comes next in a course: the lesson begun last, else the first one open, else a quiz, else nothing. */
export type NextStep =
  | {
      readonly kind: "continue" | "next";
      readonly lesson: LessonRow;
      readonly module: ModuleRow;
      readonly part: number;
    }
  | { readonly kind: "quiz"; readonly module: ModuleRow; readonly open: boolean }
  | { readonly kind: "finished" };

export function nextStep(
  modules: readonly ModuleRow[],
  places: readonly { readonly lessonId: string; readonly part: number }[],
): NextStep {
  const lessons = modules.flatMap((module) => module.lessons.map((lesson) => ({ lesson, module })));
  for (const { lessonId, part } of places) {
    const found = lessons.find(({ lesson }) => lesson.id === lessonId);
    if (found && found.lesson.state === "half") return { kind: "continue", ...found, part };
  }
  for (const module of modules) {
    const lesson = module.lessons.find(({ state }) => state === "open" || state === "half");
    if (lesson) return { kind: "next", lesson, module, part: 0 };
    if (module.quiz && !module.quiz.passed) return { kind: "quiz", module, open: module.quiz.open };
  }
  return { kind: "finished" };
}
