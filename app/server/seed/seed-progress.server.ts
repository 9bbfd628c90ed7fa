import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { contentItem, contentVersion, enrolment, person } from "#app/db/schema/index.ts";
import { isCourseFacts, isLessonFacts, type LessonFacts } from "#app/domain/curriculum/facts.ts";
import type { Ctx, PersonCtx } from "#app/domain/kernel/ctx.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { completeLesson } from "#app/domain/learning/complete-lesson.server.ts";
import { isWithheld } from "#app/domain/learning/lesson-rule.ts";
import { saveAnswer } from "#app/domain/learning/save-answer.server.ts";
import { savePlace } from "#app/domain/learning/save-place.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { demoCrowd } from "./demo-crowd.ts";
import { demoAnswer } from "./demo-answer.ts";

/** How far somebody has come: lessons finished, and whether the next one is begun. */
interface Plan {
  readonly userName: string;
  readonly finished: number;
  readonly begun: boolean;
}

const plans: readonly Plan[] = [
  { userName: "worker", finished: 2, begun: true },
  { userName: "worker2", finished: 1, begun: true },
  { userName: "supervisor", finished: 1, begun: false },
  ...demoCrowd
    .filter(({ role }, i) => role === "worker" && i % 4 === 0)
    .map(({ person: { userName } }, i) => ({ userName, finished: i % 3, begun: i % 2 === 0 })),
];

/**
 * Lessons in progress for the demo's people, made with the learning commands, a few days apart. Whoever is enrolled
 * in something already is left alone. Does nothing while there are no lessons.
 */
export async function seedProgress(ctx: Ctx): Promise<void> {
  const lessons = await openLessons(ctx);
  if (lessons.length === 0) return;
  const names = plans.map(({ userName }) => userName);
  const rows = await ctx.db
    .select({ id: person.id, userName: person.userName, locale: person.locale })
    .from(person)
    .leftJoin(enrolment, eq(enrolment.personId, person.id))
    .where(and(inArray(person.userName, names), isNull(enrolment.id)));
  for (const plan of plans) {
    const who = rows.find(({ userName }) => userName === plan.userName);
    if (who) await withTransaction(ctx, (tx) => follow(tx, who, plan, lessons));
  }
}

type Learner = Pick<typeof person.$inferSelect, "id" | "locale">;

async function follow(tx: Ctx, who: Learner, plan: Plan, lessons: readonly LessonFacts[]): Promise<void> {
  const { finished, begun } = plan;
  for (const [i, facts] of lessons.slice(0, finished + (begun ? 1 : 0)).entries()) {
    const learner = asLearner(tx, who, 3 * (finished - i) + 1);
    const whole = i < finished;
    for (const [j, question] of facts.questions.slice(0, whole ? undefined : 1).entries()) {
      const response = demoAnswer(question, (i + j) % 3 !== 2);
      const target = { lessonId: facts.id };
      const { locale } = who;
      await saveAnswer(learner, { writeId: uuidv7(), target, questionId: question.id, response, locale });
    }
    if (whole) await completeLesson(learner, { lessonId: facts.id });
    else await savePlace(learner, { lessonId: facts.id, part: 2 });
  }
}

function asLearner(tx: Ctx, { id }: Learner, daysAgo: number): PersonCtx {
  const then = new Date(tx.clock.now().getTime() - daysAgo * 24 * 3_600_000);
  return { ...tx, actor: { kind: "person", personId: id, grants: [] }, clock: { now: () => then } };
}

/** Lessons of the first course that is open, in its order. */
async function openLessons(ctx: Ctx): Promise<LessonFacts[]> {
  const module = alias(contentItem, "module");
  const course = alias(contentItem, "course");
  const courseVersion = alias(contentVersion, "course_version");
  const rows = await ctx.db
    .select({ courseId: course.id, courseFacts: courseVersion.facts, facts: contentVersion.facts })
    .from(contentItem)
    .innerJoin(contentVersion, eq(contentVersion.id, contentItem.currentVersionId))
    .innerJoin(module, eq(module.id, contentItem.parentId))
    .innerJoin(course, eq(course.id, module.parentId))
    .innerJoin(courseVersion, eq(courseVersion.id, course.currentVersionId))
    .where(and(eq(contentItem.kind, "lesson"), isNull(contentItem.retiredAt), isNull(module.retiredAt)))
    .orderBy(asc(course.position), asc(module.position), asc(contentItem.position))
    .limit(300);
  const open = rows.filter(
    ({ courseFacts }) => isCourseFacts(courseFacts) && courseFacts.availability === "open",
  );
  return open
    .filter(({ courseId }) => courseId === open[0]?.courseId)
    .flatMap(({ facts }) => (isLessonFacts(facts) ? [facts] : []))
    .filter(({ lawCheck }) => !isWithheld({ lawPending: lawCheck === "pending" }, ctx.demo));
}
