import type { Redo } from "#app/domain/learning/home.ts";
import { paths } from "#app/lib/paths.ts";

/** Where the first thing stands that is to be done again. */
export function changedItem({ course: { courseId }, item: { id, kind } }: Redo): string {
  switch (kind) {
    case "lesson":
      return paths.lesson(courseId, id);
    case "module":
      return paths.quiz(courseId, id);
    case "course":
      return paths.assessment(courseId);
  }
}
