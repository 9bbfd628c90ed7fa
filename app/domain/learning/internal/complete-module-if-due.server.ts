import type { Ctx } from "#app/domain/kernel/ctx.ts";
import { isModuleDue } from "../module-rule.ts";
import { readChanges } from "./changes-since-sql.ts";
import { completeCourseIfDue } from "./complete-course-if-due.server.ts";
import { readModuleState } from "./read-module-state.server.ts";
import { recordCompletion } from "./record-completion.server.ts";
import { renewByTest } from "./renew-by-test.server.ts";

/**
 * Completes a module for a person, and then its course, once what they ask is there; one statement while they are not
 * due. The caller holds the learner's lock. @returns whether this completed the module; the course then needs no other
 * look: it had one, or another of its modules is open
 */
export async function completeModuleIfDue(tx: Ctx, personId: string, moduleId: string): Promise<boolean> {
  const state = await readModuleState(tx, personId, moduleId);
  if (!state) return false;
  const { courseId, versionId, hasQuiz, lessons, passed, endsCourse } = state;
  if (state.complete) {
    const [changed] = readChanges(state.changes);
    if (hasQuiz && changed?.redo) await renewByTest(tx, personId, changed, changed.redo);
    return false;
  }
  if (!isModuleDue({ lessons, quizPassed: hasQuiz ? passed !== null : null })) return false;
  await recordCompletion(tx, personId, {
    kind: "module",
    itemId: moduleId,
    versionId,
    rule: {
      rule: "module",
      lessons: lessons.filter(({ required }) => required).map(({ id }) => id),
      withheld: lessons.filter(({ required }) => !required).map(({ id }) => id),
      quiz: hasQuiz ? passed : null,
    },
  });
  if (endsCourse) await completeCourseIfDue(tx, personId, courseId);
  return true;
}
