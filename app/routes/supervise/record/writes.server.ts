import { data, redirect, type ActionFunctionArgs } from "@remix-run/node";
import type { RefusedWords } from "#app/components/supervision/refused-words.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { addAddendum } from "#app/domain/supervision/add-addendum.server.ts";
import { closeUnanswered } from "#app/domain/supervision/close-unanswered.server.ts";
import { recallRecord } from "#app/domain/supervision/recall-record.server.ts";
import { closeReasons } from "#app/domain/supervision/vocabulary.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/lib/form-like.ts";
import { flash } from "#app/http/flash.server.ts";
import { badRequest, readForm } from "#app/http/read-body.server.ts";
import { paths } from "#app/lib/paths.ts";
import { isUuid } from "#app/lib/uuid.ts";

/** Recall, addendum, closing without an answer: told apart by the button. */
export async function writeOnRecord({ request, context, params }: ActionFunctionArgs, ctx: PersonCtx) {
  const recordId = params["record"] ?? "";
  const form = await readForm(request);
  const eventId = fieldOf(form, "event");
  const intent = fieldOf(form, "intent");
  if (!isUuid(recordId)) return refuseUnknown();
  if (!isUuid(eventId)) throw badRequest();
  const here = paths.superviseRecord(recordId);
  switch (intent) {
    case "recall": {
      await recallRecord(ctx, { recordId, eventId }).catch(refuse);
      return redirect(paths.supervise(), {
        status: 303,
        headers: flash(context, "supervision.record.recallDone"),
      });
    }
    case "addendum": {
      const words = fieldOf(form, "addendum");
      if (words.trim() === "") {
        const errors = { addendum: "errors.required" } as const;
        return data<RefusedWords>({ intent, eventId, words, errors }, 400);
      }
      await addAddendum(ctx, { recordId, eventId, words }).catch(refuse);
      return redirect(here, { status: 303, headers: flash(context, "supervision.record.addendumDone") });
    }
    case "close": {
      const reason = closeReasons.find((one) => one === fieldOf(form, "reason"));
      if (!reason) {
        const errors = { reason: "errors.choose" } as const;
        return data<RefusedWords>({ intent, eventId, words: "", errors }, 400);
      }
      await closeUnanswered(ctx, { recordId, eventId, reason }).catch(refuse);
      return redirect(here, { status: 303, headers: flash(context, "supervision.record.closeDone") });
    }
    default:
      throw badRequest();
  }
}

function refuseUnknown(): never {
  throw Response.json({ code: "not_found" }, { status: 404 });
}
