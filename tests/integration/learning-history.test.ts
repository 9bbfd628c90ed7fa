import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { attempt } from "#app/db/schema/index.ts";
import { isCourseFacts, isLessonFacts, type QuestionFacts } from "#app/domain/curriculum/facts.ts";
import type { QuestionResponse } from "#app/domain/curriculum/mark-answer.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { completeLesson } from "#app/domain/learning/complete-lesson.server.ts";
import { handInFieldTask } from "#app/domain/learning/hand-in-field-task.server.ts";
import { getCoursePage } from "#app/domain/learning/queries/get-course-page.server.ts";
import { getLessonPage } from "#app/domain/learning/queries/get-lesson-page.server.ts";
import { getOwnRecord } from "#app/domain/learning/queries/get-own-record.server.ts";
import { saveAnswer } from "#app/domain/learning/save-answer.server.ts";
import { signFieldTask } from "#app/domain/learning/sign-field-task.server.ts";
import { startQuizAttempt } from "#app/domain/learning/start-quiz-attempt.server.ts";
import { submitQuizAttempt } from "#app/domain/learning/submit-quiz-attempt.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { ctxFor, systemCtx } from "#tests/support/actors.ts";
import { makeChangingContent } from "#tests/support/changing-content.ts";
import { day, heldClock, hour } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/db.ts";
import { makeArea, makePerson } from "#tests/support/factories.ts";
import { seeded, type Chance } from "#tests/support/seeded.ts";
import { supervise } from "#tests/support/supervision.ts";

/**
 * Authors change the curriculum at random while people learn. Whatever they do, nothing that anybody earned is
 * lowered, given another date or left without its version.
 */
const sequences = Number(process.env["HALYPA_HISTORY_SEQUENCES"] ?? 1000);
const learnerCount = 50;
const locale = "en" as const;

const { db } = await testDatabase();
const clock = heldClock();
const content = await makeChangingContent(systemCtx(db, clock), "history");
const area = await makeArea(db);
const supervisorRow = await makePerson(db, { area, roles: ["supervisor"] });
const supervisor = ctxFor(db, supervisorRow, ["supervisor"], clock);
const learners: PersonCtx[] = [];
for (let i = 0; i < learnerCount; i++) {
  const person = await makePerson(db, { area, roles: ["worker"] });
  await supervise(db, person, supervisorRow, new Date(clock.now().getTime() - day));
  learners.push(ctxFor(db, person, ["worker"], clock));
}

function responseTo(question: QuestionFacts, right: boolean): QuestionResponse {
  switch (question.kind) {
    case "multiple":
      return { kind: "multiple", choices: right ? ["b"] : ["a"] };
    case "true-false":
      return { kind: "true-false", value: right };
    default:
      return { kind: "single", choice: right ? "b" : "a" };
  }
}

/** What the rules refuse is no failure. */
async function unlessRefused(doing: Promise<void>): Promise<void> {
  await doing.catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
  });
}

/** Something that a learner does. */
function learn(ctx: PersonCtx, chance: Chance): Promise<void> {
  const doing = chance.below(100);
  if (doing < 55) return unlessRefused(doLesson(ctx, chance.pick(content.ids("lesson"))));
  if (doing < 90)
    return unlessRefused(
      sitTest(ctx, chance.pick([...content.ids("module"), ...content.ids("course")]), chance),
    );
  return unlessRefused(doFieldTask(ctx, chance.pick(content.ids("course"))));
}

async function takeCourse(ctx: PersonCtx, courseId: string, chance: Chance): Promise<void> {
  const inside = (id: string) => content.courseOf(id) === courseId;
  for (const id of content.ids("lesson").filter(inside)) await unlessRefused(doLesson(ctx, id));
  for (const id of [...content.ids("module").filter(inside), courseId])
    for (let tries = 0; tries < 3; tries++) await unlessRefused(sitTest(ctx, id, chance));
  await unlessRefused(doFieldTask(ctx, courseId));
}

async function doLesson(ctx: PersonCtx, lessonId: string): Promise<void> {
  const facts = content.factsOf(lessonId);
  for (const question of isLessonFacts(facts) ? facts.questions : [])
    await saveAnswer(ctx, {
      writeId: uuidv7(clock.now().getTime()),
      target: { lessonId },
      questionId: question.id,
      response: responseTo(question, true),
      locale,
    });
  await completeLesson(ctx, { lessonId });
}

async function sitTest(ctx: PersonCtx, itemId: string, chance: Chance): Promise<void> {
  const { attemptId } = await startQuizAttempt(ctx, { attemptId: uuidv7(), itemId, locale });
  const facts = content.factsOf(itemId);
  const test = isCourseFacts(facts) ? facts.assessment : "quiz" in facts ? facts.quiz : undefined;
  const [row] = await db
    .select()
    .from(attempt)
    .where(sql`${attempt.id} = ${attemptId}`);
  const answers = (row?.questionIds ?? []).flatMap((questionId) => {
    const question = test?.questions.find(({ id }) => id === questionId);
    return question ? [{ questionId, response: responseTo(question, chance.in100(75)) }] : [];
  });
  await submitQuizAttempt(ctx, { attemptId, answers, acceptOpen: true });
}

async function doFieldTask(ctx: PersonCtx, itemId: string): Promise<void> {
  const handInId = uuidv7();
  await handInFieldTask(ctx, { writeId: handInId, itemId, taskId: "f1", text: "done" });
  const { personId } = ctx.actor;
  const wish = { writeId: uuidv7(), personId, itemId, taskId: "f1", handInId, comment: "" };
  await signFieldTask(supervisor, wish);
}

await db.execute(sql`create table seen_row (key text primary key, row text not null)`);
const earned = sql`(
  select 'completion ' || id as key, to_jsonb(t)::text as row from completion t
  union all select 'renewal ' || id, to_jsonb(t)::text from renewal t
  union all select 'certificate ' || id, to_jsonb(t)::text from certificate t
  union all select 'fact ' || id, to_jsonb(t)::text from fact t
  union all select 'field task ' || id, to_jsonb(t)::text from field_task_event t
  union all select 'attempt ' || id, to_jsonb(t)::text from attempt t where submitted_at is not null)`;

/** Rows that were earned before and are not as they were. */
async function changedRows(): Promise<string[]> {
  const rows = await db.execute<{ key: string }>(sql`
    select s.key from seen_row s left join ${earned} e on e.key = s.key where e.row is distinct from s.row limit 5`);
  await db.execute(sql`insert into seen_row select key, row from ${earned} e on conflict (key) do nothing`);
  return rows.map(({ key }) => key);
}

interface Seen {
  /** Item → version and moment, as the learner's own record tells them. */
  readonly completed: Map<string, string>;
  readonly certificates: Set<string>;
  readonly best: Map<string, number>;
  readonly passed: Set<string>;
}
const seen = new Map<PersonCtx, Seen>();

/** What the learner is shown of what she earned, compared with what she was shown before: what is worse now. */
async function worse(ctx: PersonCtx, chance: Chance): Promise<string[]> {
  const before = seen.get(ctx) ?? {
    completed: new Map(),
    certificates: new Set(),
    best: new Map(),
    passed: new Set(),
  };
  seen.set(ctx, before);
  const found: string[] = [];
  const must = (well: boolean, what: string) => {
    if (!well) found.push(what);
  };
  const record = await getOwnRecord(ctx, locale);
  const now = new Map(
    record.completions.map(({ itemId, version, completedAt }) => [itemId, `${version} ${completedAt}`]),
  );
  for (const [itemId, was] of before.completed) must(now.get(itemId) === was, `${itemId} as completed`);
  for (const [itemId, is] of now) before.completed.set(itemId, is);

  const certificates = new Set(record.certificates.map(({ number }) => number));
  for (const number of before.certificates) must(certificates.has(number), `certificate ${number}`);
  for (const number of certificates) before.certificates.add(number);

  for (const courseId of content.ids("course")) {
    const page = await getCoursePage(ctx, courseId, locale);
    must((page.completedAt !== null) === now.has(courseId), `${courseId} completed`);
    for (const { id, quiz, complete, lessons } of page.modules) {
      must(complete === now.has(id), `${id} complete`);
      for (const lesson of lessons) must(!now.has(lesson.id) || lesson.state === "done", `${lesson.id} done`);
      if (!quiz) continue;
      must((quiz.best ?? 0) >= (before.best.get(id) ?? 0), `best result of ${id}`);
      must(quiz.passed || !before.passed.has(id), `${id} passed`);
      before.best.set(id, quiz.best ?? 0);
      if (quiz.passed) before.passed.add(id);
    }
  }

  const lessons = record.completions.filter(({ kind }) => kind === "lesson");
  if (lessons.length === 0) return found;
  const { itemId: lessonId, version, completedAt } = chance.pick(lessons);
  const asked = { courseId: content.courseOf(lessonId), lessonId, locale };
  const kept = await getLessonPage(ctx, { ...asked, number: version });
  must(kept.parts.length > 0, `${lessonId} in version ${version}`);
  const current = await getLessonPage(ctx, asked);
  const shown = current.personal.completedAt?.toISOString().slice(0, 19);
  must(shown === completedAt.slice(0, 19), `${lessonId} on its page`);
  return found;
}

describe(`${sequences} random sequences of edits, with ${learnerCount} people learning`, () => {
  it("lower, re-date or orphan no completion, score or certificate", { timeout: 300_000 }, async () => {
    const first = seeded(1);
    for (const [at, ctx] of learners.entries()) {
      if (at % 5 === 0) await takeCourse(ctx, first.pick(content.ids("course")), first);
      else await learn(ctx, first);
      clock.advance(hour / 10);
    }
    const found: string[] = [];
    found.push(...(await changedRows()));
    for (const ctx of learners) found.push(...(await worse(ctx, first)));
    for (let sequence = 1; sequence <= sequences && found.length === 0; sequence++) {
      const chance = seeded(sequence);
      for (let edits = 1 + chance.below(5); edits > 0; edits--) await content.edit(chance);
      clock.advance(hour);
      const ctx = chance.pick(learners);
      if (sequence % 2 === 0) await learn(ctx, chance);
      if (sequence % 10 === 5) found.push(...(await worse(ctx, chance)));
      if (sequence % 10 === 0) found.push(...(await changedRows()));
      if (found.length > 0) found.unshift(`after sequence ${sequence}`);
    }
    found.push(...(await changedRows()));
    for (const ctx of learners) found.push(...(await worse(ctx, first)));
    expect(found).toEqual([]);

    // The story was worth telling: something was earned of every kind, and much of it has changed since.
    const [told] = await db.execute<Record<string, number>>(sql`select
      (select count(*)::int from completion c join content_item i on i.id = c.item_id where i.kind = 'lesson') as lessons,
      (select count(*)::int from completion c join content_item i on i.id = c.item_id where i.kind = 'course') as courses,
      (select count(*)::int from certificate) as certificates,
      (select count(*)::int from renewal) as renewals,
      (select count(*)::int from attempt where score_percent >= pass_percent) as passed,
      (select count(*)::int from content_version) as versions`);
    expect(Math.min(...Object.values(told ?? { nothing: 0 })), JSON.stringify(told)).toBeGreaterThanOrEqual(
      3,
    );
  });
});
