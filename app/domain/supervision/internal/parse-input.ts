import type { z } from "zod";
import { DomainError } from "#app/domain/kernel/domain-error.ts";

/** The parsed input, or `invalid` with the name of the first field that is off. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new DomainError("invalid", { field: parsed.error.issues[0]?.path.join(".") ?? "" });
}
