import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { fieldOf, partOf, seenOf, type FormLike } from "#app/lib/form-like.ts";
import { moveInScenario } from "./move-in-scenario.server.ts";
import { readResponse } from "./response-fields.ts";
import { saveAnswer, type SavedAnswer } from "./save-answer.server.ts";
import { saveFieldTaskDraft } from "./save-field-task-draft.server.ts";
import { saveJournalEntry } from "./save-journal-entry.server.ts";
import { saveReflection } from "./save-reflection.server.ts";
import { readWay } from "./scenario.ts";
import { startScenarioAgain } from "./start-scenario-again.server.ts";
import { typedWriting } from "./writing.ts";

/** What the script of a page sends, by the last word of its address. */
export const letterKinds = ["answers", "reflections", "scenarios", "journal", "field-tasks"] as const;
export type LetterKind = (typeof letterKinds)[number];

interface Letter {
  readonly writeId: string;
  readonly fields: FormLike;
  readonly locale: Locale;
}

/** `answer`: of a practice question, what is needed for its feedback. */
export interface TakenLetter {
  readonly stands: boolean;
  readonly answer: {
    readonly saved: SavedAnswer;
    readonly lessonId: string;
    readonly questionId: string;
  } | null;
}

/**
 * Takes what was written on a page into its command, whether it comes at once or was sealed on the device. Refuses
 * what the command refuses, and `invalid` for what is no whole answer.
 */
export function takeLetter(ctx: PersonCtx, kind: LetterKind, letter: Letter): Promise<TakenLetter> {
  switch (kind) {
    case "answers":
      return takeAnswer(ctx, letter);
    case "reflections":
      return takeReflection(ctx, letter);
    case "scenarios":
      return takeMoves(ctx, letter);
    case "journal":
      return takeEntry(ctx, letter);
    case "field-tasks":
      return takeFieldTask(ctx, letter);
  }
}

async function takeAnswer(ctx: PersonCtx, { writeId, fields, locale }: Letter): Promise<TakenLetter> {
  const questionId = fieldOf(fields, "question");
  const response = readResponse(fields, questionId);
  if (!response) throw new DomainError("invalid");
  const lessonId = fieldOf(fields, "lesson");
  const attemptId = fieldOf(fields, "attempt");
  const target = attemptId ? { attemptId } : { lessonId, ...partOf(fields) };
  const saved = await saveAnswer(ctx, { writeId, questionId, response, locale, target });
  return { stands: saved.stands, answer: attemptId ? null : { saved, lessonId, questionId } };
}

async function takeReflection(ctx: PersonCtx, { writeId, fields }: Letter): Promise<TakenLetter> {
  const { stands } = await saveReflection(ctx, {
    writeId,
    lessonId: fieldOf(fields, "lesson"),
    promptId: fieldOf(fields, "prompt"),
    text: typedWriting(fields),
    ...partOf(fields),
    ...seenOf(fields),
  });
  return { stands, answer: null };
}

async function takeEntry(ctx: PersonCtx, { writeId, fields }: Letter): Promise<TakenLetter> {
  const entryId = fieldOf(fields, "prompt");
  const { stands } = await saveJournalEntry(ctx, {
    writeId,
    entryId,
    text: typedWriting(fields),
    ...seenOf(fields),
  });
  return { stands, answer: null };
}

/** A draft: handing in is never left to a script. */
async function takeFieldTask(ctx: PersonCtx, { writeId, fields }: Letter): Promise<TakenLetter> {
  const { stands } = await saveFieldTaskDraft(ctx, {
    writeId,
    itemId: fieldOf(fields, "lesson"),
    taskId: fieldOf(fields, "prompt"),
    text: fieldOf(fields, "text"),
    ...seenOf(fields),
  });
  return { stands, answer: null };
}

/** An empty way is a story begun anew. */
async function takeMoves(ctx: PersonCtx, { writeId, fields }: Letter): Promise<TakenLetter> {
  const at = {
    writeId,
    runId: fieldOf(fields, "run"),
    lessonId: fieldOf(fields, "lesson"),
    scenarioId: fieldOf(fields, "story"),
    versionId: fieldOf(fields, "version"),
  };
  const moves = readWay(fieldOf(fields, "way"));
  if (moves.length > 0) return { stands: (await moveInScenario(ctx, { ...at, moves })).stands, answer: null };
  await startScenarioAgain(ctx, at);
  return { stands: true, answer: null };
}
