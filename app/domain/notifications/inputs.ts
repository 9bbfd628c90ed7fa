import { z } from "zod";

/** `HH:MM` of a time field, as minutes after midnight. */
const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "errors.invalid")
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

/** A box that is not ticked is not sent. */
export const preferenceInput = z.object({
  mail: z.preprocess((value) => value === "on" || value === true, z.boolean()),
  quietFrom: timeOfDay,
  quietTo: timeOfDay,
});
export type PreferenceInput = z.output<typeof preferenceInput>;

/** Continues an inbox below this row. */
export const inboxCursor = z.string().regex(/^[01]_[\dTZ:.-]+_[\da-f-]{36}$/);
