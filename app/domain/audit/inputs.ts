import { z } from "zod";

/** An empty field of the form is no filter. */
const orNothing = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" || value === undefined ? null : value), schema.nullable());

/** Filters of the trail. Codes, ids and user names only: what was looked for is itself written down. */
export const trailInput = z.object({
  /** First and last day, in the portal's time zone. */
  from: orNothing(z.iso.date()),
  to: orNothing(z.iso.date()),
  /** User name of the person who acted. */
  actor: orNothing(
    z
      .string()
      .trim()
      .toLowerCase()
      .max(80)
      .regex(/^[\w.@+-]+$/),
  ),
  /** `identity.grant-role`, or how it begins: `identity.` */
  action: orNothing(
    z
      .string()
      .trim()
      .max(80)
      .regex(/^[a-z.-]+$/),
  ),
  /** Id of the thing, or user name of the person, to whom it was done. */
  target: orNothing(
    z
      .string()
      .trim()
      .max(120)
      .regex(/^[\w.@:+-]+$/),
  ),
  /** Continues below this row: `<moment>_<id>`. */
  before: orNothing(
    z
      .string()
      .max(80)
      .regex(/^[\dTZ:.-]+_[\da-f-]{36}$/),
  ),
});
export type TrailInput = z.infer<typeof trailInput>;
