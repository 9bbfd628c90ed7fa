/** A course or path as a form offers it. */
export interface Assignable {
  /** `path:specialists` or `course:social-work-1`, as forms send it. */
  readonly value: string;
  readonly isPath: boolean;
  readonly title: string;
  readonly announced: boolean;
}
