import { z } from "zod";
import type { QuestionResponse } from "#app/domain/curriculum/mark-answer.ts";
import { locales } from "#app/domain/kernel/locale.ts";
import { roles } from "#app/domain/kernel/role.ts";
import { isLocalDay } from "#app/lib/local-day.ts";
import { isUuid } from "#app/lib/uuid.ts";
import { factKinds, officialTrainings } from "./fact.ts";

/** What the forms send and the commands take. Ids of writes and attempts are made by the client. */
const uuid = z.string().refine(isUuid);
const ref = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[a-z0-9][a-z0-9-]*$/);
const refMap = z
  .record(ref, ref)
  .refine((map) => Object.keys(map).length <= 40)
  .readonly();

export const questionResponse = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("single"), choice: ref }),
  z.strictObject({ kind: z.literal("multiple"), choices: z.array(ref).max(40).readonly() }),
  z.strictObject({ kind: z.literal("true-false"), value: z.boolean() }),
  z.strictObject({ kind: z.literal("short-text"), text: z.string().min(1).max(500) }),
  z.strictObject({ kind: z.literal("numeric"), value: z.number().min(-1e12).max(1e12) }),
  z.strictObject({ kind: z.literal("match"), pairs: refMap }),
  z.strictObject({ kind: z.literal("order"), order: z.array(ref).max(40).readonly() }),
  z.strictObject({ kind: z.literal("gaps"), gaps: refMap }),
]) satisfies z.ZodType<QuestionResponse>;

const part = z.number().int().min(0).max(2000);

export const enrolInput = z.strictObject({ courseId: ref });
export type EnrolInput = z.infer<typeof enrolInput>;

/** `part`: index of the part at the top of the screen, absolute. */
export const savePlaceInput = z.strictObject({ lessonId: ref, part });
export type SavePlaceInput = z.infer<typeof savePlaceInput>;

/** An answer belongs to a lesson (practice) or to an attempt at a quiz (graded). */
export const saveAnswerInput = z.strictObject({
  writeId: uuid,
  target: z.union([
    z.strictObject({ lessonId: ref, part: part.optional() }),
    z.strictObject({ attemptId: uuid }),
  ]),
  questionId: ref,
  response: questionResponse,
  locale: z.enum(locales),
});
export type SaveAnswerInput = z.infer<typeof saveAnswerInput>;

/** `itemId`: the module of the quiz or the course of the assessment. */
export const startQuizAttemptInput = z.strictObject({
  attemptId: uuid,
  itemId: ref,
  locale: z.enum(locales),
});
export type StartQuizAttemptInput = z.infer<typeof startQuizAttemptInput>;

export const submitQuizAttemptInput = z.strictObject({
  attemptId: uuid,
  /** Answers that stand in the form at the moment of submission; absolute, saved before marking. */
  answers: z.array(z.strictObject({ questionId: ref, response: questionResponse })).max(100),
  /** False refuses while questions are open, so that nobody submits half a quiz by mistake. */
  acceptOpen: z.boolean(),
});
export type SubmitQuizAttemptInput = z.infer<typeof submitQuizAttemptInput>;

/** Up to when the page knew what is stored, in milliseconds: an own text that is younger is kept aside. */
export const seen = z.number().optional();

export const reflectionLimit = 20_000;
export const saveReflectionInput = z.strictObject({
  writeId: uuid,
  lessonId: ref,
  promptId: ref,
  text: z.string().max(reflectionLimit),
  part: part.optional(),
  seen,
});
export type SaveReflectionInput = z.infer<typeof saveReflectionInput>;

/** `moves`: the whole way from the start of the story, absolute. `runId` is made by the page or the client. */
export const moveInScenarioInput = z.strictObject({
  writeId: uuid,
  runId: uuid,
  lessonId: ref,
  scenarioId: ref,
  /** The version of the lesson that the page showed. */
  versionId: uuid,
  moves: z
    .array(z.strictObject({ step: ref, choice: ref }))
    .min(1)
    .max(200),
});
export type MoveInScenarioInput = z.infer<typeof moveInScenarioInput>;

export const startScenarioAgainInput = moveInScenarioInput.omit({ moves: true });
export type StartScenarioAgainInput = z.infer<typeof startScenarioAgainInput>;

/** What a device sealed: one letter of the outbox, with the proof of who wrote it. */
export const sealedLetter = z.object({
  ticket: z.string().min(20).max(600),
  /** The address of the script's endpoint that it was meant for. */
  url: z.string().max(80),
  /** A form's fields, as they are posted. */
  fields: z.string().max(300_000),
  write: uuid,
  locale: z.enum(locales),
  /** Where it was written and what it says, for the case that it cannot be taken. */
  title: z.string().max(1000).default(""),
  says: z.string().max(300_000).default(""),
  /** Never sent by its author: it becomes no answer. */
  draft: z.boolean().default(false),
});

export const completeLessonInput = z.strictObject({ lessonId: ref });
export type CompleteLessonInput = z.infer<typeof completeLessonInput>;

/** A fact that another context reports. The id is the reporter's, so that reporting it twice makes one. */
export const recordFactInput = z.strictObject({
  factId: uuid,
  personId: uuid,
  kind: z.enum(factKinds),
  subject: z.string().min(1).max(120),
  happenedOn: z.string().refine(isLocalDay),
  documentNumber: z.string().trim().min(1).max(60).optional(),
});
export type RecordFactInput = z.infer<typeof recordFactInput>;

export const recordTrainingInput = z.object({
  factId: uuid,
  personId: uuid,
  training: z.enum(officialTrainings),
  happenedOn: z.string().trim().refine(isLocalDay, "errors.date"),
  documentNumber: z.string().trim().normalize("NFC").min(1).max(60),
});
export type RecordTrainingInput = z.input<typeof recordTrainingInput>;

export const withdrawFactInput = z.object({ factId: uuid, writeId: uuid });

/** A practice question to see again. */
export const askAgainInput = z.strictObject({ lessonId: ref, questionId: ref });
export type AskAgainInput = z.infer<typeof askAgainInput>;

/** `itemId`: the lesson, module or course that the question stands in. */
export const reviewQuestionInput = z.strictObject({
  writeId: uuid,
  itemId: ref,
  questionId: ref,
  response: questionResponse,
  locale: z.enum(locales),
});
export type ReviewQuestionInput = z.infer<typeof reviewQuestionInput>;

export const restQuestionInput = z.strictObject({ itemId: ref, questionId: ref });
export type RestQuestionInput = z.infer<typeof restQuestionInput>;

const lessonPart = z.strictObject({ lessonId: ref, part });

/** `on`: marked or no longer; absolute, so that repeating it changes nothing. */
export const keepBookmarkInput = lessonPart.extend({ on: z.boolean() });
export type KeepBookmarkInput = z.infer<typeof keepBookmarkInput>;

export const noteLimit = 5000;
/** An empty text takes the note away. */
export const saveNoteInput = lessonPart.extend({ text: z.string().max(noteLimit) });
export type SaveNoteInput = z.infer<typeof saveNoteInput>;

export const remarkLimit = 2000;
export const sendRemarkInput = lessonPart.extend({
  remarkId: uuid,
  text: z.string().trim().min(1).max(remarkLimit),
  locale: z.enum(locales),
});
export type SendRemarkInput = z.infer<typeof sendRemarkInput>;

export const settleRemarkInput = z.strictObject({ remarkId: uuid });

export const fieldTaskLimit = 20_000;
const ownWords = z.string().trim().normalize("NFC");

/** `itemId`: the lesson of the task, or its course. */
export const handInFieldTaskInput = z.strictObject({
  writeId: uuid,
  itemId: ref,
  taskId: ref,
  text: ownWords.min(1).max(fieldTaskLimit),
});
export type HandInFieldTaskInput = z.infer<typeof handInFieldTaskInput>;

/** What is written before it is handed in: as it was typed, perhaps nothing. */
export const fieldTaskDraftInput = z.strictObject({
  writeId: uuid,
  itemId: ref,
  taskId: ref,
  text: z.string().max(fieldTaskLimit),
  seen,
});
export type FieldTaskDraftInput = z.infer<typeof fieldTaskDraftInput>;

/** `handInId`: the hand-in that the signer read. A comment is needed to return a task, and welcome when signing. */
export const settleFieldTaskInput = z.strictObject({
  writeId: uuid,
  personId: uuid,
  itemId: ref,
  taskId: ref,
  handInId: uuid,
  comment: ownWords.max(fieldTaskLimit),
});
export type SettleFieldTaskInput = z.infer<typeof settleFieldTaskInput>;

const areaId = z.string().min(1).max(100);

/** A course or a path, to one person or to everybody who holds a role in an area and below it. */
export const assignInput = z.strictObject({
  /** The client's: the same again makes nothing. */
  assignmentId: uuid,
  what: z.union([z.strictObject({ courseId: ref }), z.strictObject({ pathId: ref })]),
  to: z.union([z.strictObject({ personId: uuid }), z.strictObject({ areaId, role: z.enum(roles) })]),
  dueOn: z.string().refine(isLocalDay).optional(),
});
export type AssignInput = z.infer<typeof assignInput>;

/** What a list of courses and paths sends: `course:social-work-1`. */
const chosen = z
  .string()
  .regex(/^(course|path):[a-z0-9][a-z0-9-]{0,79}$/, "errors.choose")
  .transform((text): AssignInput["what"] => {
    const [kind, id = ""] = text.split(":");
    return kind === "course" ? { courseId: id } : { pathId: id };
  });
const assignFields = {
  assignmentId: uuid,
  what: chosen,
  dueOn: z.string().trim().refine(isLocalDay, "errors.date").optional(),
};
export const assignToPersonForm = z.object(assignFields);
export const assignByRoleForm = z.object({
  ...assignFields,
  areaId: z.string("errors.choose").min(1, "errors.choose").max(100),
  role: z.enum(roles, "errors.choose"),
});

export const endAssignmentInput = z.object({ assignmentId: uuid });

export const takePathInput = z.strictObject({ assignmentId: uuid, pathId: ref });
export const leavePathInput = z.strictObject({ pathId: ref });
