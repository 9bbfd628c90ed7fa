import { z } from "zod";
import { isLessonFacts } from "#app/domain/curriculum/facts.ts";
import { keepBookmark } from "#app/domain/learning/keep-bookmark.server.ts";
import { moveInScenario } from "#app/domain/learning/move-in-scenario.server.ts";
import { saveNote } from "#app/domain/learning/save-note.server.ts";
import { saveReflection } from "#app/domain/learning/save-reflection.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { withDatabase } from "./database.ts";

/** Where a learner of the bench stands: the lesson in progress, and the open check of its module. */
export interface Standing {
  readonly number: number;
  readonly personId: string;
  readonly lessonPath: string;
  readonly quizPath: string;
  readonly attemptId: string;
  /** Right answers to the questions of the open check. */
  readonly answers: readonly { readonly questionId: string; readonly response: unknown }[];
}

const standing = z.object({
  number: z.number(),
  personId: z.string(),
  lessonPath: z.string(),
  quizPath: z.string(),
  attemptId: z.string(),
  answers: z.array(z.object({ questionId: z.string(), response: z.unknown() })),
});

/** The first learners by number, without the third, who learns nothing. */
export async function readStandings(folder: string, count: number): Promise<readonly Standing[]> {
  return withDatabase(folder, async ({ sql }) => {
    const rows = await sql`
      select l.n as number, l.id as "personId", '/learn/' || m.parent_id || '/bench-l' || l.finished as "lessonPath",
        '/learn/' || m.parent_id || '/quiz/' || m.id as "quizPath", t.attempt_id as "attemptId", (
          select jsonb_agg(jsonb_build_object('questionId', q.question_id, 'response', q.response))
          from bench.question q where q.item_id = m.id) as answers
      from bench.learner l join bench.item m on m.id = l.module_id
        join bench.test t on t.n = l.n and t.passed is null
      where l.n <= ${count} order by l.n`;
    return z.array(standing).parse(rows);
  });
}

/** What is sealed cannot be made by SQL: the second learner's page holds words of her own. */
export async function writeEverything(folder: string): Promise<void> {
  await withDatabase(folder, async ({ sql, as }) => {
    const [row] = await sql<{ personId: string; lessonId: string; versionId: string; facts: unknown }[]>`
      select l.n as number, l.id as "personId", i.id as "lessonId", i.current_version_id as "versionId", v.facts
      from bench.learner l join content_item i on i.id = 'bench-l' || l.finished
        join content_version v on v.id = i.current_version_id where l.n = 2`;
    if (!row || !isLessonFacts(row.facts)) throw new Error("the second learner has no lesson in progress");
    const ctx = as(row.personId);
    const { lessonId, versionId, facts } = row;
    for (const { id } of facts.reflections)
      await saveReflection(ctx, { writeId: uuidv7(), lessonId, promptId: id, text: "Öz sözüm. ".repeat(40) });
    for (const part of [1, 2, 3, 4]) {
      await keepBookmark(ctx, { lessonId, part, on: true });
      await saveNote(ctx, { lessonId, part, text: "Bellik. ".repeat(20) });
    }
    for (const { id, start, steps } of facts.scenarios) {
      const first = steps[start];
      const [choice] = first && "choices" in first ? Object.keys(first.choices) : [];
      if (!choice) throw new Error(`the story ${id} has no first choice`);
      const run = { writeId: uuidv7(), runId: uuidv7(), lessonId, scenarioId: id, versionId };
      await moveInScenario(ctx, { ...run, moves: [{ step: start, choice }] });
    }
  });
}
