import type { Done } from "../course-progress.ts";
import { readChanges } from "./changes-since-sql.ts";
import type { Progress } from "./read-progress.server.ts";

export function doneFrom({ completed, places, quizzes, access, changes }: Progress): Done {
  const done = new Set(completed.map(({ itemId }) => itemId));
  const begun = new Set(places.map(({ lessonId }) => lessonId));
  return {
    completed: done,
    begun,
    quizzes: new Map(quizzes.map(({ itemId, ...quiz }) => [itemId, quiz])),
    access: { ...access, opened: [...access.opened, ...done, ...begun] },
    changes: new Map(readChanges(changes).map((change) => [change.itemId, change])),
  };
}
