import { z } from "zod";
import { isUuid } from "#app/lib/uuid.ts";
import { reflectionLimit } from "./inputs.ts";
import { shareSources } from "./journal.ts";

const uuid = z.string().refine(isUuid);

/** `text` as `typedWriting` gives it. `entryId` is made by the page, `writeId` by the client or the page. */
export const saveEntryInput = z.object({
  writeId: uuid,
  entryId: uuid,
  text: z.string().max(reflectionLimit),
});
export type SaveEntryInput = z.infer<typeof saveEntryInput>;

export const deleteEntryInput = z.object({ entryId: uuid });

/** `sourceId`: the entry, or `lesson/prompt`. `supervisorId`: whom the page named, so that nobody else gets it. */
export const shareInput = z.object({
  shareId: uuid,
  source: z.enum(shareSources),
  sourceId: z.string().min(1).max(161),
  supervisorId: uuid,
});
export type ShareInput = z.infer<typeof shareInput>;
