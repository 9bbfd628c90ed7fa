import { z } from "zod";
import type { NextPlanned } from "../people-view.ts";
import { sessionModes } from "../vocabulary.ts";

export const plannedRow = z
  .object({
    id: z.string(),
    at: z.coerce.date(),
    mode: z.enum(sessionModes),
    minutes: z.number(),
    group: z.string().nullable(),
  })
  .nullable();

export function nextPlanned(row: z.infer<typeof plannedRow>): NextPlanned | null {
  if (!row) return null;
  const { id, group, ...facts } = row;
  return { sessionId: id, groupName: group, ...facts };
}
