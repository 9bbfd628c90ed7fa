import type { CourseFacts } from "#app/domain/curriculum/facts.ts";
import { quizOf, type CourseEnd, type Done } from "../course-progress.ts";
import type { Progress } from "./read-progress.server.ts";

/** What is left of a course once its modules are done. */
export function courseEnd(
  courseId: string,
  { assessment }: Pick<CourseFacts, "assessment">,
  done: Pick<Done, "quizzes">,
  { fieldTasks }: Pick<Progress, "fieldTasks">,
): CourseEnd {
  const task = fieldTasks.find((one) => one.courseId === courseId);
  const asked = task && (task.needed || task.last !== null);
  return {
    assessment: assessment ? quizOf(courseId, done) : null,
    fieldTask: asked ? { id: task.taskId, state: task.last ?? "due" } : null,
  };
}
