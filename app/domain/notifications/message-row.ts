/** A message as it stands in the outbox, with what its words need. The edge makes words of it (i18n/message-text.ts). */
export interface MessageRow {
  readonly id: string;
  readonly kind: string;
  readonly payload: Readonly<Record<string, string | number>>;
  readonly createdAt: Date;
  readonly readAt: Date | null;
  /** The person whom the message names, if it names one. */
  readonly other: {
    readonly surname: string;
    readonly givenName: string;
    readonly patronymic: string | null;
    readonly surnameCyrillic: string | null;
    readonly givenNameCyrillic: string | null;
    readonly patronymicCyrillic: string | null;
  } | null;
  /** Of the lesson, module or course that it is about. */
  readonly title: string | null;
  readonly courseId: string | null;
  /** Of an assignment: its path, and its day, `2026-11-27`. */
  readonly pathId: string | null;
  readonly dueOn: string | null;
  /** True when the message is about a record of supervision and goes to the worker of the pair. */
  readonly toWorker: boolean;
}
