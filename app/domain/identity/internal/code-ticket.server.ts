import { z } from "zod";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";

const halfAnHour = 30 * 60_000;
const about = "code-ticket";
const shape = z.object({ personId: z.uuid(), codeId: z.uuid(), expires: z.number() });
export type CodeTicket = z.infer<typeof shape>;

/** Proof that the right code was typed, good for half an hour. Holds no code; the code stays unused meanwhile. */
export function sealTicket(ctx: Ctx, { personId, codeId }: Omit<CodeTicket, "expires">): string {
  const text = JSON.stringify({ personId, codeId, expires: ctx.clock.now().getTime() + halfAnHour });
  return ctx.keys.seal("one-time-code", text, about).toString("base64url");
}

/** @throws DomainError code_invalid when the ticket is old, changed or not ours */
export function openTicket(ctx: Ctx, ticket: string): CodeTicket {
  let opened: unknown;
  try {
    opened = JSON.parse(ctx.keys.open("one-time-code", Buffer.from(ticket, "base64url"), about));
  } catch {
    throw new DomainError("code_invalid");
  }
  const { success, data } = shape.safeParse(opened);
  if (!success || data.expires <= ctx.clock.now().getTime()) throw new DomainError("code_invalid");
  return data;
}
