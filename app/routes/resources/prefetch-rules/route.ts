import type { LoaderFunctionArgs } from "@remix-run/node";
import { allowAnyone } from "#app/auth/guards.server.ts";

/** What a lesson lets the browser fetch ahead: the page behind its `rel=next` link. */
const rules = {
  prefetch: [{ where: { selector_matches: 'a[rel="next"]' }, eagerness: "moderate" }],
};

export async function loader(args: LoaderFunctionArgs) {
  await allowAnyone(args);
  return Response.json(rules, {
    headers: {
      "Content-Type": "application/speculationrules+json",
      "Cache-Control": "public, max-age=604800",
    },
  });
}
