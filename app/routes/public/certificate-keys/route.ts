import type { LoaderFunctionArgs } from "@remix-run/node";
import { allowAnyone } from "#app/auth/guards.server.ts";

/** The public halves of the keys that sign certificates: who keeps them can check a copy without us. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx } = await allowAnyone(args);
  const keys = ctx.keys.publicKeys.map((key) => ({ ...key, algorithm: "Ed25519" }));
  return Response.json({ keys }, { headers: { "Cache-Control": "public, max-age=3600" } });
}
