import { and, asc, desc, eq, gte, isNotNull, isNull } from "drizzle-orm";
import { attempt, completion, contentItem, contentVersion } from "#app/db/schema/index.ts";
import { isLessonFacts, isModuleFacts } from "#app/domain/curriculum/facts.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { isLawPending, isWithheld } from "../lesson-rule.ts";
import { isModuleDue } from "../module-rule.ts";
import { completeCourseIfDue } from "./complete-course-if-due.server.ts";
import { recordCompletion } from "./record-completion.server.ts";

/** Completes the module, and then its course, once what they ask is there. The caller holds the learner's lock. */
export async function completeModuleIfDue(tx: PersonCtx, moduleId: string): Promise<void> {
  const { personId } = tx.actor;
  const [module] = await tx.db
    .select({
      courseId: contentItem.parentId,
      versionId: contentVersion.id,
      facts: contentVersion.facts,
      completedAt: completion.completedAt,
    })
    .from(contentItem)
    .innerJoin(contentVersion, eq(contentVersion.id, contentItem.currentVersionId))
    .leftJoin(completion, and(eq(completion.itemId, contentItem.id), eq(completion.personId, personId)))
    .where(eq(contentItem.id, moduleId))
    .limit(1);
  if (!module || module.courseId === null || !isModuleFacts(module.facts)) return;
  if (!module.completedAt) {
    const rows = await lessonsOf(tx, moduleId);
    const lessons = rows.flatMap(({ id, facts, completedAt }) =>
      isLessonFacts(facts)
        ? [
            {
              id,
              required: !isWithheld({ lawPending: isLawPending(facts) }, tx.demo),
              complete: completedAt !== null,
            },
          ]
        : [],
    );
    const passed = module.facts.quiz ? await passedAttempt(tx, moduleId) : null;
    if (!isModuleDue({ lessons, quizPassed: module.facts.quiz ? passed !== null : null })) return;
    await recordCompletion(tx, {
      kind: "module",
      itemId: moduleId,
      versionId: module.versionId,
      rule: {
        rule: "module",
        lessons: lessons.filter(({ required }) => required).map(({ id }) => id),
        withheld: lessons.filter(({ required }) => !required).map(({ id }) => id),
        quiz: passed,
      },
    });
  }
  await completeCourseIfDue(tx, module.courseId);
}

function lessonsOf(tx: PersonCtx, moduleId: string) {
  return tx.db
    .select({ id: contentItem.id, facts: contentVersion.facts, completedAt: completion.completedAt })
    .from(contentItem)
    .innerJoin(contentVersion, eq(contentVersion.id, contentItem.currentVersionId))
    .leftJoin(
      completion,
      and(eq(completion.itemId, contentItem.id), eq(completion.personId, tx.actor.personId)),
    )
    .where(
      and(eq(contentItem.parentId, moduleId), eq(contentItem.kind, "lesson"), isNull(contentItem.retiredAt)),
    )
    .orderBy(asc(contentItem.position), asc(contentItem.id))
    .limit(200);
}

/** The best attempt that reached the mark which stood when it was started. */
async function passedAttempt(tx: PersonCtx, moduleId: string) {
  const [best] = await tx.db
    .select({
      attemptId: attempt.id,
      scorePercent: attempt.scorePercent,
      passPercent: attempt.passPercent,
      versionId: attempt.versionId,
    })
    .from(attempt)
    .where(
      and(
        eq(attempt.personId, tx.actor.personId),
        eq(attempt.itemId, moduleId),
        eq(attempt.kind, "graded"),
        isNotNull(attempt.submittedAt),
        gte(attempt.scorePercent, attempt.passPercent),
      ),
    )
    .orderBy(desc(attempt.scorePercent), asc(attempt.startedAt))
    .limit(1);
  return best ?? null;
}
