/**
 * A process that owns the embedded database of the folder in its first argument, as the portal does, and writes
 * through the domain until it is killed: first line of standard output the address, then one line for each write that
 * was acknowledged: what it was, its id and its number.
 */
import { StartError } from "#app/platform/start-error.ts";
import { saveReflection } from "#app/domain/learning/save-reflection.server.ts";
import { saveDraft } from "#app/domain/supervision/save-draft.server.ts";
import { signAndSend } from "#app/domain/supervision/sign-and-send.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { openInstallation } from "#app/server/open-installation.server.ts";
import { ctxFor } from "./actors.ts";
import { makeCourse } from "./course.ts";
import { makePair, signing } from "./supervision.ts";

process.env["HALYPA_DATA_DIR"] = process.argv[2] ?? "";
process.stdin.on("end", () => process.exit(1)).resume();

try {
  const { services, address } = await openInstallation({ guest: false, say: (line) => console.error(line) });
  const { db } = services.pool;
  const { lessonIds } = await makeCourse(db, { lessons: [{}, {}, {}] });
  const pair = await makePair(db);
  const { keys } = services;
  const asWorker = { ...ctxFor(db, pair.worker, ["worker"]), keys };
  const asSupervisor = { ...ctxFor(db, pair.supervisor, ["supervisor"]), keys };
  console.log(JSON.stringify(address));

  const reflect = async (lessonId: string): Promise<string> => {
    const writeId = uuidv7();
    await saveReflection(asWorker, { writeId, lessonId, promptId: "r1", text: writeId });
    return `reflection ${writeId} 0`;
  };
  const sign = async (): Promise<string> => {
    const input = { ...signing(pair), confirmedAt: new Date() };
    await signAndSend(asSupervisor, input);
    return `record ${input.record.recordId} 0`;
  };
  const draft = { draftId: uuidv7(), sessionId: uuidv7(), revision: 0 };
  const type = async (): Promise<string> => {
    const { worker } = pair;
    const text = { decision: `typed ${draft.revision}` };
    const subject = { workerId: worker.id };
    const saved = await saveDraft(asSupervisor, { ...draft, subject, workerId: worker.id, text });
    if (saved.kind !== "saved") throw new Error(`the draft was not saved: ${saved.kind}`);
    draft.revision = saved.revision;
    return `draft ${draft.draftId} ${draft.revision}`;
  };
  const again = async (write: () => Promise<string>): Promise<never> => {
    for (;;) console.log(await write());
  };
  await Promise.all([
    ...lessonIds.map((id) => again(() => reflect(id))),
    again(sign),
    again(sign),
    again(type),
  ]);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(`refused: ${error.message}`);
  process.exit(1);
}
