import { addDays } from "#app/lib/local-day.ts";
import { dueSoonDays, type Task } from "./assigned.ts";
import type { Done, NextStep } from "./course-progress.ts";
import type { CourseCard, HomeLine, Now, Redo } from "./home.ts";

/** Everything that the order of the home page depends on. */
export interface Known {
  readonly courses: readonly CourseCard[];
  readonly tasks: readonly Task[];
  readonly redos: readonly Redo[];
  readonly done: Done;
  /** Newest first. */
  readonly places: readonly { readonly courseId: string }[];
  readonly enrolled: readonly string[];
  readonly returned: readonly {
    readonly courseId: string;
    readonly itemId: string;
    readonly taskId: string;
  }[];
}

export interface Candidate {
  readonly kind: "course";
  readonly courseId: string;
  readonly because: "due" | "continue" | "assigned";
}
type Option = Candidate | Exclude<Now, { kind: "course" }>;

/**
 * What could come first, the most pressing first: what is overdue or due within a week, then what was begun, the
 * last first, then what was assigned, and at the end a course to begin with. Never a course behind a rule.
 */
export function optionsOf({ courses, tasks, redos, done, places, enrolled }: Known): Option[] {
  const isOpen = (one: CourseCard) =>
    one.availability === "open" && one.lessonCount > 0 && !one.completed && !one.locked;
  const finished = new Set(tasks.filter((task) => task.done).map(({ courseId }) => courseId));
  const open = courses.filter((one) => isOpen(one) && !finished.has(one.courseId));
  const isHere = (courseId: string) => open.some((one) => one.courseId === courseId);

  const soon = addDays(done.access.today, dueSoonDays);
  const asked = tasks.filter((task) => !task.done && isHere(task.courseId));
  const due = asked.filter(({ dueOn }) => dueOn !== null && dueOn <= soon);
  const [redo] = redos;
  const redoFirst = redo && redo.dueOn <= soon && !due.some(({ dueOn }) => dueOn && dueOn <= redo.dueOn);
  const recent = [...places.map(({ courseId }) => courseId), ...enrolled].filter(isHere);
  const candidates = new Map<string, Candidate>();
  const add = (courseId: string, because: Candidate["because"]) => {
    if (!candidates.has(courseId)) candidates.set(courseId, { kind: "course", courseId, because });
  };
  due.forEach(({ courseId }) => add(courseId, "due"));
  recent.forEach((courseId) => add(courseId, "continue"));
  asked.forEach(({ courseId }) => add(courseId, "assigned"));

  const fresh = open.find(({ courseId }) => !candidates.has(courseId));
  const begun = courses.some((one) => one.completed || finished.has(one.courseId));
  const last: Option = fresh
    ? { kind: "start", course: fresh }
    : { kind: begun ? "all-done" : "nothing-here" };
  return [...(redoFirst ? [{ kind: "redo" as const, ...redo }] : []), ...candidates.values(), last];
}

/** True for a step that somebody else, or the rule of another item, has to make. */
export function isWaiting(step: NextStep): boolean {
  return step.kind === "locked" || (step.kind === "field-task" && step.state === "handed-in");
}

/** What is to be done again, a line for each course, the earliest first. */
export function redosOf(courses: readonly CourseCard[], changes: Done["changes"]): Redo[] {
  return courses
    .flatMap((course): Redo[] => {
      const [first, ...more] = [...changes.values()]
        .flatMap(({ courseId, redo, itemId, kind }) =>
          redo && courseId === course.courseId ? [{ by: redo.by, item: { id: itemId, kind } }] : [],
        )
        .toSorted((a, b) => a.by.localeCompare(b.by) || a.item.id.localeCompare(b.item.id));
      return first ? [{ course, dueOn: first.by, count: 1 + more.length, item: first.item }] : [];
    })
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
}

/** The lines below the main card, without what stands in it: due, new, returned. */
export function linesOf({ courses, tasks, redos, returned }: Known, now: Now): HomeLine[] {
  const card = (id: string) => courses.find(({ courseId }) => courseId === id);
  const shown = now.kind === "course" ? now.course.id : null;
  const open = tasks.flatMap((task) => {
    const course = card(task.courseId);
    // A course in preparation asks nothing yet; it stands in the list of courses.
    const asks = course && course.availability === "open" && !task.done && task.courseId !== shown;
    return asks ? [{ task, course }] : [];
  });
  const due = open.flatMap(({ task, course }): HomeLine[] =>
    task.dueOn === null ? [] : [{ kind: "due", course, dueOn: task.dueOn }],
  );
  const again = redos
    .filter(({ course }) => now.kind !== "redo" || now.course.courseId !== course.courseId)
    .map((redo): HomeLine => ({ kind: "redo", ...redo }));
  const fresh = open.flatMap(({ task, course }): HomeLine[] =>
    task.dueOn === null && !course.enrolled ? [{ kind: "new", course }] : [],
  );
  const back = returned.flatMap(({ courseId, itemId, taskId }): HomeLine[] => {
    const course = card(courseId);
    return course ? [{ kind: "returned", course, itemId, taskId }] : [];
  });
  const byDay = [...due, ...again].toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)));
  return [...byDay, ...fresh, ...back];
}

const dayOf = (line: HomeLine): string => ("dueOn" in line ? line.dueOn : "");
