import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { ticketSeal } from "./sealed-work.ts";

/**
 * Proof of who wrote: it lies in each sealed letter of this person, and nothing but a letter can be sent with it. It
 * says who and when, so that giving it out writes nothing.
 */
export function issueWorkTicket(ctx: PersonCtx): string {
  const text = JSON.stringify({ personId: ctx.actor.personId, at: ctx.clock.now().getTime() });
  return ctx.keys.seal("sealed-work", text, ticketSeal).toString("base64url");
}
