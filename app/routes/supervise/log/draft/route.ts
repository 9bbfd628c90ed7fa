import type { ActionFunctionArgs } from "@remix-run/node";
import { requireRole } from "#app/auth/guards.server.ts";
import { rolesOfArea } from "#app/domain/kernel/portal-area.ts";
import { readLog } from "#app/domain/supervision/read-log.ts";
import { saveLog } from "#app/domain/supervision/save-log.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { badRequest, readForm } from "#app/http/read-body.server.ts";

/** Where the script keeps the log form while it is written. `{revisions}` by prefix, or 409 when both have changed. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, locale } = await requireRole(args, rolesOfArea.supervise);
  const sent = readLog(await readForm(args.request, 256 * 1024));
  if (!sent) throw badRequest();
  const saved = await saveLog(ctx, sent, locale).catch(refuse);
  if (saved.kind === "conflict") return Response.json({ code: "conflict" }, { status: 409 });
  return Response.json({ revisions: saved.revisions });
}
