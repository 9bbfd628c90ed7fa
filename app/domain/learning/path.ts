import type { Locale } from "#app/domain/kernel/locale.ts";

/** A course on a path; `moduleIds` null means the whole course. */
export interface PathStep {
  readonly courseId: string;
  readonly moduleIds: readonly string[] | null;
}

/** A path as pages show it. */
export interface PathView {
  readonly id: string;
  readonly titles: Readonly<Record<Locale, string>>;
  readonly steps: readonly PathStep[];
}

/** True when nothing of the step is left to do. */
export function isStepDone({ courseId, moduleIds }: PathStep, completed: ReadonlySet<string>): boolean {
  if (completed.has(courseId)) return true;
  return moduleIds !== null && moduleIds.every((id) => completed.has(id));
}
