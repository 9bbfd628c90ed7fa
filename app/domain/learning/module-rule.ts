/** Content guide: complete = every required lesson complete, and the quiz, where there is one, reached its mark. */
export interface ModuleState {
  readonly lessons: readonly {
    readonly id: string;
    readonly required: boolean;
    readonly complete: boolean;
  }[];
  /** Null where the module has no quiz. */
  readonly quizPassed: boolean | null;
}

export function isModuleDue({ lessons, quizPassed }: ModuleState): boolean {
  const required = lessons.filter((lesson) => lesson.required);
  if (required.length === 0 && quizPassed === null) return false;
  return quizPassed !== false && required.every((lesson) => lesson.complete);
}

/** A course: every module that asks something complete, its assessment reached, its field task signed. */
export interface CourseState {
  readonly modules: readonly {
    readonly id: string;
    readonly required: boolean;
    readonly complete: boolean;
  }[];
  readonly assessmentPassed: boolean | null;
  readonly fieldTaskSigned: boolean | null;
}

export function isCourseDue({ modules, assessmentPassed, fieldTaskSigned }: CourseState): boolean {
  const required = modules.filter((module) => module.required);
  return (
    required.length > 0 &&
    required.every((module) => module.complete) &&
    assessmentPassed !== false &&
    fieldTaskSigned !== false
  );
}
