import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePerson } from "#app/auth/guards.server.ts";
import { deviceSeal } from "#app/http/device-seal.server.ts";

/** The seal, for a device whose browser cleared it away; and who is signed in, for a page that comes back. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  return Response.json(deviceSeal(ctx, locale), { headers: { "Cache-Control": "private, no-store" } });
}
