import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePerson } from "#app/auth/guards.server.ts";
import { findAsset } from "#app/domain/curriculum/queries/find-asset.server.ts";

/** A picture of a lesson. Its address is its hash, so a browser may keep it for ever. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx } = await requirePerson(args);
  const hash = args.params["hash"] ?? "";
  const asset = /^[0-9a-f]{64}$/.test(hash) ? await findAsset(ctx, hash) : null;
  if (!asset) throw Response.json({ code: "not_found", params: {} }, { status: 404 });
  return new Response(new Uint8Array(asset.bytes), {
    headers: {
      "Content-Type": asset.mediaType,
      "Content-Length": String(asset.bytes.length),
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, max-age=31536000, immutable",
    },
  });
}
