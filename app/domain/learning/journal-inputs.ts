import { z } from "zod";
import { isUuid } from "#app/lib/uuid.ts";
import { reflectionLimit, seen } from "./inputs.ts";
import { shareSources } from "./journal.ts";

const uuid = z.string().refine(isUuid);

/** `text` as `typedWriting` gives it. `entryId` is made by the page, `writeId` by the client or the page. */
export const saveEntryInput = z.object({
  writeId: uuid,
  entryId: uuid,
  text: z.string().max(reflectionLimit),
  seen,
});
export type SaveEntryInput = z.infer<typeof saveEntryInput>;

export const deleteEntryInput = z.object({ entryId: uuid });

/** `sourceId`: the entry, or `lesson/prompt`. `supervisorId`: whom the page named, so that nobody else gets it. */
export const shareInput = z
  .object({
    shareId: uuid,
    source: z.enum(shareSources),
    sourceId: z.string().min(1).max(161),
    supervisorId: uuid,
  })
  .refine(({ source, sourceId }) => source !== "journal" || isUuid(sourceId));
export type ShareInput = z.infer<typeof shareInput>;

/** Continues the journal below this piece: its moment, its source and which one it is. */
export const journalCursor = z
  .string()
  .regex(/^[\dTZ:.-]{20,30}_(journal_[\da-f-]{36}|lesson_[a-z0-9-]{1,80}\/[a-z0-9-]{1,80})$/)
  .transform((text) => {
    const [at = "", source, sourceId = ""] = text.split("_");
    const [lessonId = "", promptId = ""] = sourceId.split("/");
    return { at, source, sourceId, lessonId, promptId };
  })
  .refine(({ at }) => !Number.isNaN(Date.parse(at)));
export type JournalCursor = z.output<typeof journalCursor>;
