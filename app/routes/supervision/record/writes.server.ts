import { data, redirect, type ActionFunctionArgs } from "@remix-run/node";
import type { RefusedWords } from "#app/components/supervision/refused-words.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { addAddendum } from "#app/domain/supervision/add-addendum.server.ts";
import { answerRecord } from "#app/domain/supervision/answer-record.server.ts";
import { answerKinds, type AnswerKind } from "#app/domain/supervision/vocabulary.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/lib/form-like.ts";
import { flash } from "#app/http/flash.server.ts";
import { badRequest, readForm } from "#app/http/read-body.server.ts";
import type { MessageKey } from "#app/i18n/message-types.ts";
import { paths } from "#app/lib/paths.ts";
import { isUuid } from "#app/lib/uuid.ts";

/** What is missing in an answer: a comment and a different view need words. */
const needed: Partial<Record<AnswerKind, MessageKey>> = {
  "agreed-with-comment": "supervision.answer.needComment",
  "seen-differently": "supervision.answer.needStatement",
};

/** The answer of the worker, or something added afterwards. */
export async function answerOrAdd({ request, context, params }: ActionFunctionArgs, ctx: PersonCtx) {
  const recordId = params["record"] ?? "";
  const form = await readForm(request);
  const eventId = fieldOf(form, "event");
  const intent = fieldOf(form, "intent");
  if (!isUuid(recordId)) throw Response.json({ code: "not_found" }, { status: 404 });
  if (!isUuid(eventId)) throw badRequest();
  const here = paths.supervisionRecord(recordId);
  if (intent === "addendum") {
    const words = fieldOf(form, "addendum");
    if (words.trim() === "")
      return refused({ intent, eventId, words, errors: { addendum: "errors.required" } });
    await addAddendum(ctx, { recordId, eventId, words }).catch(refuse);
    return redirect(here, { status: 303, headers: flash(context, "supervision.record.addendumDone") });
  }
  const answer = answerKinds.find((one) => one === fieldOf(form, "answer"));
  const words = answer && answer !== "agreed" ? fieldOf(form, `words-${answer}`) : "";
  if (!answer)
    return refused({ intent: "", eventId, words, errors: { answer: "supervision.answer.choose" } });
  const missing = words.trim() === "" ? needed[answer] : undefined;
  if (missing) return refused({ intent: answer, eventId, words, errors: { [`words-${answer}`]: missing } });
  await answerRecord(ctx, { recordId, eventId, answer, words }).catch(refuse);
  return redirect(here, { status: 303, headers: flash(context, "supervision.answer.sent") });
}

const refused = (problems: RefusedWords) => data(problems, 400);
