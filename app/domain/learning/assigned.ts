import { isStepDone, type PathStep, type PathView } from "./path.ts";

/** A course or path that a person is to take now: given to her, or to her role in her area. */
export interface Assigned {
  readonly id: string;
  readonly courseId: string | null;
  readonly pathId: string | null;
  /** `2026-11-27` */
  readonly dueOn: string | null;
  readonly assignedAt: string;
  /** A path that she took by herself. */
  readonly ownChoice: boolean;
}

/** What is asked of a person in one course, over all her assignments. */
export interface Task {
  readonly courseId: string;
  /** Only these modules; null for the whole course. */
  readonly moduleIds: readonly string[] | null;
  /** The earliest day of those that are not done. */
  readonly dueOn: string | null;
  /** When the first open assignment was made. */
  readonly since: string;
  readonly done: boolean;
}

/** Courses asked of a person, in the order in which they are due, then in which they stand on her paths. */
export function tasksOf(
  assigned: readonly Assigned[],
  paths: readonly PathView[],
  completed: ReadonlySet<string>,
): Task[] {
  const tasks = new Map<string, Task>();
  for (const one of assigned)
    for (const step of stepsOf(one, paths)) {
      const done = isStepDone(step, completed);
      const task = { ...step, dueOn: done ? null : one.dueOn, since: one.assignedAt, done };
      const other = tasks.get(step.courseId);
      tasks.set(step.courseId, other ? both(other, task) : task);
    }
  return [...tasks.values()].toSorted((a, b) => (a.dueOn ?? never).localeCompare(b.dueOn ?? never));
}

function stepsOf({ courseId, pathId }: Assigned, paths: readonly PathView[]): readonly PathStep[] {
  if (courseId !== null) return [{ courseId, moduleIds: null }];
  return paths.find(({ id }) => id === pathId)?.steps ?? [];
}

function both(a: Task, b: Task): Task {
  const whole = a.moduleIds === null || b.moduleIds === null;
  const [first] = [a.dueOn, b.dueOn].filter((day) => day !== null).toSorted();
  return {
    courseId: a.courseId,
    moduleIds: whole ? null : [...new Set([...(a.moduleIds ?? []), ...(b.moduleIds ?? [])])],
    dueOn: first ?? null,
    since: a.since < b.since ? a.since : b.since,
    done: a.done && b.done,
  };
}

/** Days before a due date at which a course becomes the first thing on the home page, and is reminded of. */
export const dueSoonDays = 7;

/** Sorts after every day. */
const never = "9999-12-31";
