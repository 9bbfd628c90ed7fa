/** A field task is handed in by the learner; her supervisor, else her manager, signs it or returns it with a comment. */
export const fieldTaskEventKinds = ["handed-in", "returned", "signed"] as const;
export type FieldTaskEventKind = (typeof fieldTaskEventKinds)[number];

/** How a task stands: `open` until it is handed in for the first time. */
export type FieldTaskState = "open" | FieldTaskEventKind;

/** What the last event allows. A signed task stays signed; a task can be handed in again before it is signed. */
const next: Readonly<Record<FieldTaskState, readonly FieldTaskEventKind[]>> = {
  open: ["handed-in"],
  "handed-in": ["handed-in", "returned", "signed"],
  returned: ["handed-in"],
  signed: [],
};

export function allowsEvent(state: FieldTaskState, kind: FieldTaskEventKind): boolean {
  return next[state].includes(kind);
}

/** Ties the sealed text of an event to its row. */
export const fieldTaskSeal = (eventId: string): string => `field-task:${eventId}`;
export const fieldTaskDraftSeal = (personId: string, itemId: string, taskId: string): string =>
  `field-task-draft:${personId}:${itemId}:${taskId}`;
