import { data, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import type { SignedIn } from "#app/auth/guards.server.ts";
import { assignSupervisor } from "#app/domain/identity/assign-supervisor.server.ts";
import { closePerson } from "#app/domain/identity/close-person.server.ts";
import { editPerson } from "#app/domain/identity/edit-person.server.ts";
import { endGrant } from "#app/domain/identity/end-grant.server.ts";
import { endSupervision } from "#app/domain/identity/end-supervision.server.ts";
import {
  assignSupervisorInput,
  editPersonInput,
  endGrantInput,
  movePersonInput,
  nominateArbiterInput,
  requestGrantInput,
} from "#app/domain/identity/inputs.ts";
import { issueOneTimeCode } from "#app/domain/identity/issue-one-time-code.server.ts";
import { movePerson } from "#app/domain/identity/move-person.server.ts";
import { nominateArbiter } from "#app/domain/identity/nominate-arbiter.server.ts";
import { getPersonFile } from "#app/domain/identity/queries/get-person-file.server.ts";
import { requestCode } from "#app/domain/identity/request-code.server.ts";
import { requestGrant } from "#app/domain/identity/request-grant.server.ts";
import { replaceInput, revokeInput } from "#app/domain/learning/certificate-inputs.ts";
import { assign } from "#app/domain/learning/assign.server.ts";
import { endAssignment } from "#app/domain/learning/end-assignment.server.ts";
import {
  assignToPersonForm,
  endAssignmentInput,
  recordTrainingInput,
  withdrawFactInput,
} from "#app/domain/learning/inputs.ts";
import { recordOfficialTraining } from "#app/domain/learning/record-official-training.server.ts";
import { replaceCertificate } from "#app/domain/learning/replace-certificate.server.ts";
import { revokeCertificate } from "#app/domain/learning/revoke-certificate.server.ts";
import { withdrawFact } from "#app/domain/learning/withdraw-fact.server.ts";
import { refuse } from "#app/http/error-response.server.ts";
import { doneAt, readPart, refusedPart } from "#app/http/part-action.server.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import type { MessageKey } from "#app/i18n/message-types.ts";
import { paths } from "#app/lib/paths.ts";

interface Write {
  readonly args: ActionFunctionArgs;
  readonly signedIn: SignedIn;
  readonly personId: string;
}

/** Messages without parameters: what is said once after a write. */
type Done =
  | `certificates.keep.${"revoked" | "replaced"}`
  | "assign.done"
  | "assign.ended"
  | "people.code.askSaved"
  | `people.file.${
      | "arbiterSaved"
      | "assigned"
      | "closed"
      | "granted"
      | "moved"
      | "recorded"
      | "roleEnded"
      | "saved"
      | "supervisionEnded"
      | "waiting"
      | "withdrawn"}`;

/** One form → one command → back to the page, or the form again with what is to be mended. */
function form<S extends z.ZodType>(
  doing: string,
  schema: S,
  run: (value: z.output<S>, write: Write) => Promise<Done>,
  said: Readonly<Record<string, MessageKey>> = {},
) {
  return async (write: Write) => {
    const part = await readPart(write.args.request, doing, schema);
    if (!part.ok) return part.refused;
    try {
      const done = await run(part.value, write);
      const to = done === "people.file.closed" ? paths.coordinate() : paths.person(write.personId);
      return doneAt(write.args.context, to, done);
    } catch (error) {
      return refusedPart(error, part.form, doing, said);
    }
  };
}

const sure = z.object({ sure: z.literal("yes", "people.file.mustTick") });
const nothing = z.object({});
const notFit = { invalid: "people.file.notFit" } as const;

export const writes = new Map<string, ReturnType<typeof form> | typeof makeCode>([
  [
    "edit",
    form(
      "edit",
      editPersonInput.omit({ personId: true }),
      async (value, { signedIn, personId }) => {
        await editPerson(signedIn.ctx, { personId, ...value });
        return "people.file.saved";
      },
      { conflict: "people.form.taken", second_person: "people.file.emailGuarded" },
    ),
  ],
  [
    "move",
    form("move", movePersonInput.omit({ personId: true }), async ({ areaId }, { signedIn, personId }) => {
      await movePerson(signedIn.ctx, { personId, areaId });
      return "people.file.moved";
    }),
  ],
  [
    "close",
    form("close", sure, async (_value, { signedIn, personId }) => {
      await closePerson(signedIn.ctx, { personId });
      return "people.file.closed";
    }),
  ],
  [
    "grant",
    form("grant", requestGrantInput.omit({ personId: true }), async (value, { signedIn, personId }) => {
      const { state } = await requestGrant(signedIn.ctx, { personId, ...value });
      return state === "granted" ? "people.file.granted" : "people.file.waiting";
    }),
  ],
  [
    "end-grant",
    form("end-grant", endGrantInput, async ({ grantId }, { signedIn }) => {
      await endGrant(signedIn.ctx, { grantId });
      return "people.file.roleEnded";
    }),
  ],
  [
    "supervisor",
    form(
      "supervisor",
      assignSupervisorInput.omit({ workerId: true }),
      async ({ supervisorId }, { signedIn, personId }) => {
        await assignSupervisor(signedIn.ctx, { workerId: personId, supervisorId });
        return "people.file.assigned";
      },
      notFit,
    ),
  ],
  [
    "end-supervision",
    form("end-supervision", nothing, async (_value, { signedIn, personId }) => {
      await endSupervision(signedIn.ctx, { workerId: personId });
      return "people.file.supervisionEnded";
    }),
  ],
  [
    "arbiter",
    form(
      "arbiter",
      nominateArbiterInput.omit({ supervisorId: true }),
      async ({ arbiterId }, { signedIn, personId }) => {
        await nominateArbiter(signedIn.ctx, { supervisorId: personId, arbiterId });
        return "people.file.arbiterSaved";
      },
      { ...notFit, conflict: "people.file.arbiterHasManager" },
    ),
  ],
  [
    "training",
    form(
      "training",
      recordTrainingInput.omit({ personId: true }),
      async (value, { signedIn, personId }) => {
        await recordOfficialTraining(signedIn.ctx, { personId, ...value });
        return "people.file.recorded";
      },
      { "invalid.happenedOn": "errors.date" },
    ),
  ],
  [
    "withdraw",
    form("withdraw", withdrawFactInput, async (value, { signedIn }) => {
      await withdrawFact(signedIn.ctx, value);
      return "people.file.withdrawn";
    }),
  ],
  [
    "revoke-certificate",
    form(
      "revoke-certificate",
      revokeInput,
      async (value, { signedIn }) => {
        await revokeCertificate(signedIn.ctx, value);
        return "certificates.keep.revoked";
      },
      { already_done: "certificates.keep.already" },
    ),
  ],
  [
    "replace-certificate",
    form(
      "replace-certificate",
      replaceInput,
      async (value, { signedIn }) => {
        await replaceCertificate(signedIn.ctx, value);
        return "certificates.keep.replaced";
      },
      { already_done: "certificates.keep.already" },
    ),
  ],
  [
    "assign",
    form(
      "assign",
      assignToPersonForm,
      async (value, { signedIn, personId }) => {
        await assign(signedIn.ctx, { ...value, to: { personId } });
        return "assign.done";
      },
      { "invalid.dueOn": "assign.past", "already_done.what": "assign.twice" },
    ),
  ],
  [
    "end-assignment",
    form("end-assignment", endAssignmentInput, async (value, { signedIn }) => {
      await endAssignment(signedIn.ctx, value);
      return "assign.ended";
    }),
  ],
  [
    "ask-code",
    form("ask-code", nothing, async (_value, { signedIn, personId }) => {
      await requestCode(signedIn.ctx, { personId });
      return "people.code.askSaved";
    }),
  ],
  ["code", makeCode],
]);

/** The code stands in the answer and nowhere else. Sending it again makes a new one, and the old one is void. */
async function makeCode({ args, signedIn: { ctx, locale }, personId }: Write) {
  const part = await readPart(args.request, "code", nothing);
  if (!part.ok) return part.refused;
  const { opened, userName } = await getPersonFile(ctx, personId, locale).catch(refuse);
  try {
    const purpose = opened ? "reset" : "invitation";
    const { code, expiresAt } = await issueOneTimeCode(ctx, { personId, purpose });
    const address = `${args.context.services.publicUrl}${paths.welcome()}`;
    return data({ shown: { code, userName, until: formatDateTime(expiresAt, locale), address } });
  } catch (error) {
    return refusedPart(error, part.form, "code");
  }
}
