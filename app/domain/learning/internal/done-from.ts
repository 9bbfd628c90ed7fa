import type { Done } from "../course-progress.ts";
import type { Progress } from "./read-progress.server.ts";

export function doneFrom({ completed, places, quizzes }: Progress): Done {
  return {
    completed: new Set(completed.map(({ itemId }) => itemId)),
    begun: new Set(places.map(({ lessonId }) => lessonId)),
    quizzes: new Map(quizzes.map(({ itemId, ...quiz }) => [itemId, quiz])),
  };
}
