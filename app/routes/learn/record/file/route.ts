import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePerson } from "#app/auth/guards.server.ts";
import { getOwnRecord } from "#app/domain/learning/queries/get-own-record.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { localDayOf } from "#app/lib/local-day.ts";

/** One's own learning record as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale } = await requirePerson(args);
  const record = await getOwnRecord(ctx, locale).catch(refuse);
  const at = ctx.clock.now();
  const file = { format: "halypa-learning-record-1", madeAt: at.toISOString(), ...record };
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="learning-record-${localDayOf(at)}.json"`,
      "Cache-Control": "no-store",
    },
  });
}
