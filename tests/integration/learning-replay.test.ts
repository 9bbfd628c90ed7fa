import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { answer, fieldTaskDraft, journalEntry, reflection, scenarioRun } from "#app/db/schema/index.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { fieldTaskDraftSeal } from "#app/domain/learning/field-task.ts";
import { listJournal } from "#app/domain/learning/queries/list-journal.server.ts";
import { journalSeal } from "#app/domain/learning/journal.ts";
import { reflectionSeal } from "#app/domain/learning/reflection.ts";
import { startQuizAttempt } from "#app/domain/learning/start-quiz-attempt.server.ts";
import { takeLetter, type LetterKind } from "#app/domain/learning/take-letter.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { ctxFor } from "#tests/support/actors.ts";
import { everyKind, makeCourse, someStory, type MadeCourse } from "#tests/support/course.ts";
import { rollbackEach, testDatabase } from "#tests/support/db.ts";
import { makePerson } from "#tests/support/factories.ts";

const test = rollbackEach();

interface Sent {
  readonly kind: LetterKind;
  readonly writeId: string;
  readonly fields: Record<string, string>;
}

const send = (ctx: PersonCtx, { kind, writeId, fields }: Sent) =>
  takeLetter(ctx, kind, { writeId, fields: new URLSearchParams(fields), locale: "en" });

/** The same numbers each time for one seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

async function learner(): Promise<{ ctx: PersonCtx; course: MadeCourse; lesson: string; attempt: string }> {
  const ctx = ctxFor(test.db, await makePerson(test.db), ["worker"]);
  const course = await makeCourse(test.db, {
    lessons: [{ questions: everyKind, scenarios: [someStory], fieldTasks: [{ id: "f1", minutes: 30 }] }],
    quiz: { questions: everyKind, draw: 8 },
  });
  const { attemptId } = await startQuizAttempt(ctx, {
    attemptId: uuidv7(),
    itemId: course.moduleId,
    locale: "en",
  });
  return { ctx, course, lesson: course.lessonIds[0] ?? "", attempt: attemptId };
}

const now = Date.now();
const wroteAt = (ago: number) => uuidv7(now - ago);

/** What two devices wrote in an hour without a network; the later of each pair on the other device. */
async function twoDevices(lesson: string, attempt: string, ctx: PersonCtx): Promise<Sent[]> {
  const run = uuidv7();
  const versionId = await versionOf(ctx, lesson);
  const story = { lesson, story: "story", version: versionId, run };
  const choice = (ago: number, target: Record<string, string>, value: string): Sent => ({
    kind: "answers",
    writeId: wroteAt(ago),
    fields: { ...target, question: "one", "one.kind": "single", "one.choice": value },
  });
  return [
    choice(3_000_000, { lesson, part: "2" }, "a"),
    choice(2_000_000, { lesson, part: "2" }, "c"),
    choice(1_000_000, { lesson, part: "2" }, "b"),
    choice(2_900_000, { attempt }, "c"),
    choice(1_900_000, { attempt }, "a"),
    ...[2_800_000, 1_800_000, 800_000].map((ago): Sent => ({
      kind: "reflections",
      writeId: wroteAt(ago),
      fields: { lesson, prompt: "r1", text: `written ${ago} ago` },
    })),
    { kind: "scenarios", writeId: wroteAt(2_700_000), fields: { ...story, way: "" } },
    { kind: "scenarios", writeId: wroteAt(2_600_000), fields: { ...story, way: "door.c1" } },
    { kind: "scenarios", writeId: wroteAt(2_500_000), fields: { ...story, way: "door.c1 hall.c2" } },
    { kind: "scenarios", writeId: wroteAt(2_400_000), fields: { ...story, way: "door.c2" } },
  ];
}

/** An entry and a field task, written on two devices. */
const pair = (kind: LetterKind, about: Record<string, string>, alike?: string): Sent[] =>
  [2_800_000, 800_000].map((ago) => ({
    kind,
    writeId: wroteAt(ago),
    fields: { ...about, text: alike ?? `${kind} written ${ago} ago` },
  }));
const entries = (alike?: string) => pair("journal", { lesson: "journal", prompt: uuidv7() }, alike);
const drafts = (lesson: string, alike?: string) => pair("field-tasks", { lesson, prompt: "f1" }, alike);

async function versionOf(ctx: PersonCtx, lesson: string): Promise<string> {
  const item = await ctx.db.query.contentItem.findFirst({ where: (row) => eq(row.id, lesson) });
  return item?.currentVersionId ?? "";
}

/** Everything that these writes leave, without the moments at which they arrived. */
async function rows({ actor, keys }: PersonCtx, lesson: string) {
  const { personId } = actor;
  const answers = await test.db
    .select({ question: answer.questionId, write: answer.writeId, response: answer.response })
    .from(answer)
    .where(eq(answer.personId, personId))
    .orderBy(answer.attemptId, answer.questionId);
  const reflections = await test.db.select().from(reflection).where(eq(reflection.personId, personId));
  const runs = await test.db
    .select({
      moves: scenarioRun.moves,
      startedAt: scenarioRun.startedAt,
      finishedAt: scenarioRun.finishedAt,
    })
    .from(scenarioRun)
    .where(eq(scenarioRun.personId, personId));
  return {
    answers: answers.map(({ question, write, response }) => ({ question, write, response })),
    reflections: reflections.map(({ sealed, writtenAt }) => ({
      text: keys.open("reflection", sealed, reflectionSeal(personId, lesson, "r1")),
      writtenAt,
    })),
    runs,
  };
}

describe("what two devices wrote without a network", () => {
  it("leaves the same rows in whatever order it arrives, five times each", async () => {
    const first = await learner();
    const writes = await twoDevices(first.lesson, first.attempt, first.ctx);
    for (const write of writes) await send(first.ctx, write);
    const wanted = await rows(first.ctx, first.lesson);
    expect(wanted.reflections[0]?.text).toBe("written 800000 ago");
    expect(wanted.runs[0]?.moves).toHaveLength(2);
    expect(wanted.answers.map(({ response }) => response)).toContainEqual({ kind: "single", choice: "b" });

    for (let seed = 1; seed <= 6; seed++) {
      const { ctx, lesson, attempt } = await learner();
      const own = (await twoDevices(lesson, attempt, ctx)).map((write, at) => ({
        ...write,
        writeId: writes[at]?.writeId ?? "",
      }));
      const random = numbers(seed);
      const five = Array.from({ length: 5 }, () => own).flat();
      for (const write of five.toSorted(() => random() - 0.5)) await send(ctx, write);
      expect(await rows(ctx, lesson), `seed ${seed}`).toEqual(wanted);
    }
  });

  it("says of what came too late that it does not stand, and of what stands that it does", async () => {
    const { ctx, lesson, attempt } = await learner();
    const writes = await twoDevices(lesson, attempt, ctx);
    const practice = writes.slice(0, 3);
    const graded = writes.slice(3, 5);
    const text = writes.slice(5, 8);
    for (const same of [practice, graded, text, entries(), drafts(lesson)]) {
      const [older, newer] = [same[0], same.at(-1)];
      if (!older || !newer) throw new Error("a write is missing");
      expect((await send(ctx, newer)).stands).toBe(true);
      for (let time = 0; time < 3; time++) expect((await send(ctx, older)).stands, older.kind).toBe(false);
      expect((await send(ctx, newer)).stands).toBe(true);
    }
  });

  it("says of a text that stood and was overwritten since that it did stand, each time", async () => {
    const { ctx, lesson, attempt } = await learner();
    const [text, laterText] = (await twoDevices(lesson, attempt, ctx)).slice(5, 7);
    for (const [older, newer] of [[text, laterText], entries()]) {
      if (!older || !newer) throw new Error("a write is missing");
      for (const write of [older, newer, older, older]) expect((await send(ctx, write)).stands).toBe(true);
    }
  });

  it("says of an older text that says the same as the one that stands that it stands", async () => {
    const { ctx, lesson } = await learner();
    for (const [older, newer] of [entries("alike"), drafts(lesson, "alike")]) {
      if (!older || !newer) throw new Error("a write is missing");
      for (const write of [newer, older, older]) expect((await send(ctx, write)).stands).toBe(true);
    }
  });

  it("keeps two first texts that arrive at once, one as the text and one in the journal", async () => {
    const pool = await testDatabase();
    const ctx = ctxFor(pool.db, await makePerson(pool.db), ["worker"]);
    const { lessonIds } = await makeCourse(pool.db, {
      lessons: [{ fieldTasks: [{ id: "f1", minutes: 30 }] }],
    });
    for (const make of [entries, () => drafts(lessonIds[0] ?? "")]) {
      const seen = String(Date.now() - 9_000_000);
      const both = make().map((one): Sent => ({ ...one, fields: { ...one.fields, seen } }));
      const said = await Promise.all(both.map((one) => send(ctx, one)));
      const kept = await listJournal(ctx, "en");
      const texts = kept.items.map(({ writing }) => writing.text);
      // Whichever came first: the later one stands, the other was kept aside or heard that it does not stand.
      expect(said[1]?.stands).toBe(true);
      const isLost = said[0]?.stands === true && !texts.includes(both[0]?.fields["text"] ?? "");
      expect(isLost).toBe(false);
    }
  });
});

describe("a text that takes the place of one which its page did not know", () => {
  const things = [
    { thing: "a reflection", kind: "reflections", about: (lesson: string) => ({ lesson, prompt: "r1" }) },
    { thing: "an entry", kind: "journal", about: () => ({ lesson: "journal", prompt: uuidv7() }) },
    { thing: "a field task", kind: "field-tasks", about: (lesson: string) => ({ lesson, prompt: "f1" }) },
  ] as const;
  const journalOf = async ({ actor, keys }: PersonCtx) => {
    const mine = await test.db.select().from(journalEntry).where(eq(journalEntry.personId, actor.personId));
    return mine.map(({ id, sealed }) => keys.open("reflection", sealed, journalSeal(actor.personId, id)));
  };
  const textOf = async ({ actor, keys }: PersonCtx, { kind, fields }: Sent) => {
    const { personId } = actor;
    const { lesson = "", prompt = "" } = fields;
    if (kind === "field-tasks") {
      const [row] = await test.db.select().from(fieldTaskDraft).where(eq(fieldTaskDraft.personId, personId));
      return row && keys.open("field-task", row.sealed, fieldTaskDraftSeal(personId, lesson, prompt));
    }
    if (kind === "reflections") {
      const [row] = await test.db.select().from(reflection).where(eq(reflection.personId, personId));
      return row && keys.open("reflection", row.sealed, reflectionSeal(personId, lesson, prompt));
    }
    const [row] = await test.db.select().from(journalEntry).where(eq(journalEntry.id, prompt));
    return row && keys.open("reflection", row.sealed, journalSeal(personId, prompt));
  };

  describe.each(things)("$thing", ({ kind, about }) => {
    const scene = async () => {
      const { ctx, lesson } = await learner();
      const fields = about(lesson);
      const write = (text: string, at: number, seen: number): Sent => ({
        kind,
        writeId: uuidv7(at),
        fields: { ...fields, text, seen: String(seen) },
      });
      /** The journal without the entry that is written here. */
      const aside = async (stands: string) => {
        const texts = await journalOf(ctx);
        return kind === "journal" ? texts.filter((text) => text !== stands) : texts;
      };
      return { ctx, write, aside };
    };

    it("keeps the other one in the journal, once however often it is sent", async () => {
      const { ctx, write, aside } = await scene();
      await send(ctx, write("a whole page from the first tab", now - 5000, now - 9000));
      const blind = write("one word from the second tab", now - 3000, now - 8000);
      for (let time = 0; time < 3; time++) await send(ctx, blind);
      expect(await textOf(ctx, blind)).toBe("one word from the second tab");
      expect(await aside("one word from the second tab")).toEqual(["a whole page from the first tab"]);
    });

    it("keeps nothing aside while one page goes on writing, nor what stands in the new text", async () => {
      const { ctx, write, aside } = await scene();
      await send(ctx, write("one", now - 5000, now - 9000));
      await send(ctx, write("two", now - 4000, now - 5000));
      await send(ctx, write("another", now - 3000, now - 4000));
      await send(ctx, write("another and more", now - 2000, now - 9000));
      expect(await aside("another and more")).toEqual([]);
    });
  });
});

describe("a clock that is wrong by years", () => {
  const write = (lesson: string, value: string, writeId: string): Sent => ({
    kind: "answers",
    writeId,
    fields: { lesson, question: "one", "one.kind": "single", "one.choice": value },
  });
  const choiceOf = async (ctx: PersonCtx) => {
    const [row] = await test.db.select().from(answer).where(eq(answer.personId, ctx.actor.personId));
    return row?.response;
  };

  it("ahead locks no answer: what is written after it stands", async () => {
    const { ctx, lesson } = await learner();
    const years = 9 * 365 * 86_400_000;
    expect((await send(ctx, write(lesson, "a", uuidv7(now + years)))).stands).toBe(true);
    expect(await choiceOf(ctx)).toEqual({ kind: "single", choice: "a" });
    expect((await send(ctx, write(lesson, "b", uuidv7(Date.now() + 5)))).stands).toBe(true);
    expect(await choiceOf(ctx)).toEqual({ kind: "single", choice: "b" });
  });

  it("is not asked when the id says no time", async () => {
    const { ctx, lesson } = await learner();
    await send(ctx, write(lesson, "a", uuidv7(now - 60_000)));
    await send(ctx, write(lesson, "c", "7d444840-9dc0-41d1-b245-5ffdce74fad2"));
    expect(await choiceOf(ctx)).toEqual({ kind: "single", choice: "c" });
  });
});

describe("odd texts", () => {
  it("with zero-width and bidirectional characters, emoji and line ends are kept as they were typed", async () => {
    const { ctx, lesson } = await learner();
    const text = "\u202eçep\u202c a\u200db \u200f 🧵👩🏽\u200d🏫\r\n\tsetir\u2028soňy";
    await send(ctx, { kind: "reflections", writeId: uuidv7(), fields: { lesson, prompt: "r1", text } });
    expect((await rows(ctx, lesson)).reflections[0]?.text).toBe(text);
    const fields = { lesson, question: "word", "word.kind": "short-text", "word.text": "ça\u200bga" };
    await send(ctx, { kind: "answers", writeId: uuidv7(), fields });
    expect((await rows(ctx, lesson)).answers[0]?.response).toEqual({
      kind: "short-text",
      text: "ça\u200bga",
    });
  });

  it("with the letter NUL, which no database keeps, lose that letter alone", async () => {
    const { ctx, lesson } = await learner();
    const fields = { lesson, question: "word", "word.kind": "short-text", "word.text": "ça\0ga" };
    await send(ctx, { kind: "answers", writeId: uuidv7(), fields });
    expect((await rows(ctx, lesson)).answers[0]?.response).toEqual({ kind: "short-text", text: "çaga" });
  });

  it("longer than the limit are refused as invalid and change nothing", async () => {
    const { ctx, lesson } = await learner();
    const text = "a".repeat(1_000_000);
    const sent = send(ctx, {
      kind: "reflections",
      writeId: uuidv7(),
      fields: { lesson, prompt: "r1", text },
    });
    await expect(sent).rejects.toMatchObject({ code: "invalid" });
    expect((await rows(ctx, lesson)).reflections).toEqual([]);
  });
});

describe("a lesson that changes while it is open", () => {
  it("still takes the reflection that an earlier version asked for", async () => {
    const { ctx, course, lesson } = await learner();
    await course.change(lesson, { prompts: ["r2"] });
    const fields = { lesson, prompt: "r1", text: "to what was asked before" };
    await send(ctx, { kind: "reflections", writeId: uuidv7(), fields });
    expect((await rows(ctx, lesson)).reflections[0]?.text).toBe("to what was asked before");
    const never = { lesson, prompt: "r9", text: "to what was never asked" };
    await expect(send(ctx, { kind: "reflections", writeId: uuidv7(), fields: never })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("takes answers, reflections and moves also after it was retired", async () => {
    const { ctx, course, lesson, attempt } = await learner();
    const writes = await twoDevices(lesson, attempt, ctx);
    await course.retire(lesson);
    for (const write of writes) await send(ctx, write);
    const left = await rows(ctx, lesson);
    expect([left.answers.length, left.reflections.length, left.runs.length]).toEqual([2, 1, 1]);
  });
});

describe("another person's attempt", () => {
  it("takes no answer and shows nothing of what is in it", async () => {
    const { attempt } = await learner();
    const other = ctxFor(test.db, await makePerson(test.db), ["worker"]);
    const fields = { attempt, question: "one", "one.kind": "single", "one.choice": "a" };
    await expect(send(other, { kind: "answers", writeId: uuidv7(), fields })).rejects.toMatchObject({
      code: "not_found",
    });
    const mine = and(eq(answer.attemptId, attempt), eq(answer.personId, other.actor.personId));
    expect(await test.db.$count(answer, mine)).toBe(0);
  });
});
