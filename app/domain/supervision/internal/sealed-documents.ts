import { z } from "zod";

import { closeReasons, recordParts, sessionModes, supervisionFunctions } from "../vocabulary.ts";

/** What is sealed for a record: its words with all ids and facts that they belong to. The commitment covers it. */
export const recordDocument = z.strictObject({
  v: z.literal(1),
  recordId: z.string(),
  sessionId: z.string(),
  part: z.enum(recordParts),
  workerId: z.string().nullable(),
  supervisorId: z.string(),
  heldOn: z.string(),
  minutes: z.number(),
  mode: z.enum(sessionModes),
  words: z.strictObject({
    decision: z.string(),
    strength: z.string(),
    functions: z.array(z.enum(supervisionFunctions)),
    how: z.string(),
    otherViews: z.string(),
    caseReference: z.string(),
    copiedToCaseFile: z.boolean(),
    wellbeing: z.boolean(),
  }),
  actions: z.array(
    z.strictObject({
      id: z.string(),
      words: z.string(),
      ownerId: z.string(),
      dueOn: z.string().nullable(),
    }),
  ),
});
export type RecordDocument = z.infer<typeof recordDocument>;

/** What is sealed for an answer with words, an addendum or a closing. */
export const eventDocument = z.strictObject({
  v: z.literal(1),
  eventId: z.string(),
  recordId: z.string(),
  kind: z.string(),
  actorId: z.string(),
  words: z.string(),
  reason: z.enum(closeReasons).nullable(),
});
export type EventDocument = z.infer<typeof eventDocument>;
