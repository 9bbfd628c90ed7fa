import { eq, inArray } from "drizzle-orm";
import { person, supervisionRecord } from "#app/db/schema/index.ts";
import type { Ctx, PersonCtx } from "#app/domain/kernel/ctx.ts";
import { addAddendum } from "#app/domain/supervision/add-addendum.server.ts";
import { answerRecord } from "#app/domain/supervision/answer-record.server.ts";
import { planSession } from "#app/domain/supervision/plan-session.server.ts";
import { signAndSend } from "#app/domain/supervision/sign-and-send.server.ts";
import { localDayOf } from "#app/lib/local-day.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { demoRecords, type DemoRecord } from "./demo-records.ts";
import { supervised } from "./seed-together.server.ts";

const dayMs = 24 * 3_600_000;

/** Supervision records of the demo, made with the commands, in the order of their days. Once. */
export async function seedSupervision(tx: Ctx): Promise<void> {
  const [known] = await tx.db.select({ id: supervisionRecord.id }).from(supervisionRecord).limit(1);
  if (known) return;
  const rows = await tx.db
    .select({ id: person.id, userName: person.userName })
    .from(person)
    .where(inArray(person.userName, supervised));
  const [supervisor] = await tx.db
    .select({ id: person.id })
    .from(person)
    .where(eq(person.userName, "supervisor"));
  if (!supervisor) return;
  for (const record of demoRecords.toSorted((a, b) => b.daysAgo - a.daysAgo)) {
    const worker = rows.find(({ userName }) => userName === supervised[record.worker]);
    if (worker) await tell(tx, supervisor.id, worker.id, record);
  }
}

async function tell(tx: Ctx, supervisorId: string, workerId: string, record: DemoRecord): Promise<void> {
  const { daysAgo, decision, strength, actions, answer, reply, nextInDays } = record;
  const supervisor = on(tx, supervisorId, daysAgo);
  const now = supervisor.clock.now();
  const recordId = uuidv7();
  await signAndSend(supervisor, {
    kind: "individual",
    sessionId: uuidv7(),
    heldOn: localDayOf(now),
    minutes: 60,
    mode: "in-person",
    confirmedAt: now,
    record: {
      recordId,
      workerId,
      decision,
      strength,
      functions: ["educational", "supportive"],
      wellbeing: true,
      actions: actions.map(({ words, by }) => ({
        id: uuidv7(),
        words,
        ownerId: by === "worker" ? workerId : supervisorId,
        dueOn: null,
      })),
    },
  });
  if (answer) {
    const { kind, words, daysAgo: then } = answer;
    await answerRecord(on(tx, workerId, then), { recordId, eventId: uuidv7(), answer: kind, words });
    if (reply)
      await addAddendum(on(tx, supervisorId, then - 1), { recordId, eventId: uuidv7(), words: reply });
  }
  if (nextInDays)
    await planSession(on(tx, supervisorId, 0), {
      sessionId: uuidv7(),
      subject: { workerId },
      plannedFor: new Date(tx.clock.now().getTime() + nextInDays * dayMs),
      minutes: 60,
      mode: "in-person",
    });
}

function on(tx: Ctx, personId: string, daysAgo: number): PersonCtx {
  const then = new Date(tx.clock.now().getTime() - daysAgo * dayMs);
  return { ...tx, actor: { kind: "person", personId, grants: [] }, clock: { now: () => then } };
}
