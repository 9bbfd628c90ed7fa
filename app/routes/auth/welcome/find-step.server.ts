import { readWelcome } from "#app/auth/welcome-cookie.server.ts";
import { getCodeTicket } from "#app/domain/identity/queries/get-code-ticket.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";

export type WelcomeStep =
  | { readonly kind: "code"; readonly name: string; readonly code: string }
  | { readonly kind: "language"; readonly givenName: string }
  | { readonly kind: "password"; readonly userName: string; readonly steps: number };

/** Which form to show. A link with a code in it starts anew, whatever was begun before on this device. */
export async function findStep(ctx: Ctx, request: Request): Promise<WelcomeStep> {
  const { searchParams } = new URL(request.url);
  const name = searchParams.get("name")?.slice(0, 200) ?? "";
  const code = searchParams.get("code")?.slice(0, 60) ?? "";
  const state = readWelcome(request);
  const startsAnew = code !== "" || searchParams.get("step") === "code";
  const welcomed = state && !startsAnew ? await openOrNull(ctx, state.ticket) : null;
  if (!state || !welcomed) return { kind: "code", name, code };
  const { givenName, userName, purpose } = welcomed;
  if (purpose === "reset") return { kind: "password", userName, steps: 2 };
  return state.locale ? { kind: "password", userName, steps: 3 } : { kind: "language", givenName };
}

function openOrNull(ctx: Ctx, ticket: string) {
  return getCodeTicket(ctx, ticket).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === "code_invalid") return null;
    throw error;
  });
}
