import { z } from "zod";
import type { QuestionResponse } from "#app/domain/curriculum/mark-answer.ts";
import { locales } from "#app/domain/kernel/locale.ts";
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

export const reflectionLimit = 20_000;
export const saveReflectionInput = z.strictObject({
  writeId: uuid,
  lessonId: ref,
  promptId: ref,
  text: z.string().max(reflectionLimit),
  part: part.optional(),
});
export type SaveReflectionInput = z.infer<typeof saveReflectionInput>;

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
