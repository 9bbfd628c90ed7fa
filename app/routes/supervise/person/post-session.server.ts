import { data, redirect, type ActionFunctionArgs } from "@remix-run/node";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { cancelSession } from "#app/domain/supervision/cancel-session.server.ts";
import type { SessionSubject } from "#app/domain/supervision/inputs.ts";
import { markMissed } from "#app/domain/supervision/mark-missed.server.ts";
import { moveSession } from "#app/domain/supervision/move-session.server.ts";
import { planSession } from "#app/domain/supervision/plan-session.server.ts";
import { cancelReasons, sessionModes } from "#app/domain/supervision/vocabulary.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/lib/form-like.ts";
import { flash } from "#app/http/flash.server.ts";
import type { FormProblems } from "#app/http/form-problems.ts";
import { problemOf } from "#app/http/parse-form.server.ts";
import { badRequest } from "#app/http/read-body.server.ts";
import type { MessageKey } from "#app/i18n/message-types.ts";
import { localMoment } from "#app/lib/local-day.ts";
import { isUuid } from "#app/lib/uuid.ts";

/** A form about a session that was refused. `sessionId` says which one, where there are several. */
export interface RefusedSession {
  readonly intent: string;
  readonly sessionId: string;
  readonly problems: FormProblems;
}

type Done =
  | "supervision.person.planDone"
  | "supervision.person.missedDone"
  | "supervision.person.cancelDone"
  | "supervision.person.moveDone";

/** Plans a session, or says that a planned one was missed, is cancelled or moved. `here` is where one comes back to. */
export async function postSession(
  { context }: ActionFunctionArgs,
  ctx: PersonCtx,
  { form, subject, here }: { form: FormData; subject: SessionSubject; here: string },
) {
  const intent = fieldOf(form, "intent");
  const sessionId = fieldOf(form, "session");
  if (!isUuid(sessionId)) throw badRequest();
  const back = (key: Done) => redirect(here, { status: 303, headers: flash(context, key) });
  const refused = (problems: FormProblems) => data<RefusedSession>({ intent, sessionId, problems }, 400);
  const wrong = (field: string, key: MessageKey) =>
    refused({ values: valuesOf(form), errors: { [field]: key } });
  const plannedFor = localMoment(fieldOf(form, "day"), fieldOf(form, "time"));
  const past = plannedFor !== null && plannedFor <= ctx.clock.now();
  try {
    switch (intent) {
      case "plan": {
        if (!plannedFor) return wrong("day", "errors.date");
        if (past) return wrong("day", "supervision.person.past");
        const mode = sessionModes.find((one) => one === fieldOf(form, "mode"));
        const minutes = Number(fieldOf(form, "minutes"));
        if (!mode) throw badRequest();
        if (!Number.isInteger(minutes) || minutes < 1 || minutes > 600)
          return wrong("minutes", "supervision.log.minutesForm");
        await planSession(ctx, { sessionId, subject, plannedFor, minutes, mode });
        return back("supervision.person.planDone");
      }
      case "missed":
        await markMissed(ctx, { sessionId });
        return back("supervision.person.missedDone");
      case "cancel": {
        const reason = cancelReasons.find((one) => one === fieldOf(form, "reason"));
        if (!reason) return wrong("reason", "errors.choose");
        await cancelSession(ctx, { sessionId, reason });
        return back("supervision.person.cancelDone");
      }
      case "move": {
        if (!plannedFor) return wrong("day", "errors.date");
        if (past) return wrong("day", "supervision.person.past");
        const newSessionId = fieldOf(form, "newSession");
        if (!isUuid(newSessionId)) throw badRequest();
        await moveSession(ctx, { sessionId, newSessionId, plannedFor });
        return back("supervision.person.moveDone");
      }
      default:
        throw badRequest();
    }
  } catch (error) {
    if (error instanceof Response) throw error;
    const problems = problemOf(error, form);
    if (problems.errors[""] === "errors.code.not_found") return refuse(error);
    return refused(problems);
  }
}

const valuesOf = (form: FormData): Record<string, string> =>
  Object.fromEntries(["day", "time", "minutes", "mode", "reason"].map((name) => [name, fieldOf(form, name)]));
