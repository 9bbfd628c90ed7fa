import { data, redirect, type ActionFunctionArgs } from "@remix-run/node";
import { confirmAgain, confirmedWithin, type SignedIn } from "#app/auth/guards.server.ts";
import type { LogErrors } from "#app/components/supervision/log-form.tsx";
import type { OtherDraft } from "#app/components/supervision/conflict-notice.tsx";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { discardDraft } from "#app/domain/supervision/discard-draft.server.ts";
import type { TypedLog } from "#app/domain/supervision/log-fields.ts";
import { readLog, type SentLog } from "#app/domain/supervision/read-log.ts";
import type { SignedResult } from "#app/domain/supervision/record-view.ts";
import { saveLog } from "#app/domain/supervision/save-log.server.ts";
import { signAndSend } from "#app/domain/supervision/sign-and-send.server.ts";
import { readyToSign, type LogFault } from "#app/domain/supervision/signed-log.ts";
import { refuse, statusOf } from "#app/http/error-response.server.ts";
import { fieldOf } from "#app/lib/form-like.ts";
import { flash } from "#app/http/flash.server.ts";
import { badRequest, readForm } from "#app/http/read-body.server.ts";
import type { MessageKey } from "#app/i18n/message-types.ts";
import { translator } from "#app/i18n/translate.ts";
import { paths } from "#app/lib/paths.ts";
import { isUuid } from "#app/lib/uuid.ts";
import { otherDraft } from "./other-draft.ts";

/** Hours for which a password counts when a record is signed. */
export const passwordHours = 12;

/** A form that was not taken as it is: with everything that was typed. */
export interface RefusedLog {
  readonly typed: TypedLog;
  readonly errors: LogErrors;
  readonly other: OtherDraft | null;
}

interface Ways {
  /** Where one goes after signing. */
  readonly after: (signed: SignedResult) => string;
  readonly signed: "supervision.log.sent" | "supervision.log.sentGroup";
  readonly here: string;
}

const messageOf: Record<LogFault, MessageKey> = {
  decision: "supervision.log.needDecision",
  strength: "supervision.log.needStrength",
  "case-reference": "supervision.log.caseForm",
  date: "supervision.log.dateForm",
  minutes: "supervision.log.minutesForm",
  "too-long": "errors.tooLong",
  other: "errors.invalid",
};

/** The three buttons of the form: save the draft, throw it away, sign and send. */
export async function postLog(args: ActionFunctionArgs, { ctx, locale }: SignedIn, ways: Ways) {
  const form = await readForm(args.request, 256 * 1024);
  const intent = fieldOf(form, "intent");
  if (intent === "discard") {
    const sessionId = fieldOf(form, "session");
    if (!isUuid(sessionId)) throw badRequest();
    await discardDraft(ctx, { sessionId }).catch(refuse);
    const headers = flash(args.context, "supervision.log.discarded");
    return redirect(paths.supervise(), { status: 303, headers });
  }
  const sent = readLog(form);
  if (!sent) throw badRequest();
  if (intent === "save") {
    const saved = await saveLog(ctx, sent, locale).catch(refuse);
    if (saved.kind === "conflict") {
      const texts = Object.fromEntries(
        Object.entries(sent.texts).map(([prefix, part]) => {
          const revision = saved.theirs.get(prefix)?.revision ?? saved.revisions[prefix] ?? part.revision;
          return [prefix, { ...part, revision }];
        }),
      );
      const other = otherDraft(saved.theirs, translator(locale), locale);
      return data<RefusedLog>({ typed: { ...sent, texts }, errors: {}, other }, 409);
    }
    return redirect(ways.here, { status: 303, headers: flash(args.context, "supervision.log.draftSaved") });
  }
  if (intent !== "sign") throw badRequest();
  return sign(args, { ctx, sent, password: fieldOf(form, "password") }, ways);
}

async function sign(
  args: ActionFunctionArgs,
  { ctx, sent, password }: { ctx: SignedIn["ctx"]; sent: SentLog; password: string },
  { after, signed }: Ways,
) {
  const again = await passwordAgain(args, ctx, password);
  const now = ctx.clock.now();
  const ready = readyToSign(sent, again.confirmedAt ?? now);
  const errors: Record<string, MessageKey> = {};
  if (!ready.ok) for (const [field, fault] of ready.faults) errors[field] = messageOf[fault];
  if (again.error) errors["password"] = again.error;
  if (!ready.ok || again.error) return data<RefusedLog>({ typed: sent, errors, other: null }, 400);
  try {
    const result = await signAndSend(ctx, ready.input);
    return redirect(after(result), { status: 303, headers: flash(args.context, signed) });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === "not_found") return refuse(error);
    const refused = { typed: sent, errors: { "": `errors.code.${error.code}` as const }, other: null };
    return data<RefusedLog>(refused, statusOf[error.code]);
  }
}

/** The moment of the last confirmation, made now when a password came along and is right. */
async function passwordAgain(
  args: ActionFunctionArgs,
  ctx: SignedIn["ctx"],
  password: string,
): Promise<{ confirmedAt: Date | null; error: MessageKey | null }> {
  const before = await confirmedWithin(args, passwordHours);
  if (before) return { confirmedAt: before, error: null };
  if (password === "") return { confirmedAt: null, error: "supervision.log.passwordNeeded" };
  try {
    return { confirmedAt: await confirmAgain(args, ctx, password), error: null };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const wrong = error.code === "credentials_invalid";
    const said = wrong ? "supervision.log.passwordWrong" : (`errors.code.${error.code}` as const);
    return { confirmedAt: null, error: said };
  }
}
