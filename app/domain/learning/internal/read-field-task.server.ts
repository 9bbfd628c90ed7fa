import { inArray } from "drizzle-orm";
import { person } from "#app/db/schema/index.ts";
import { getVersionText } from "#app/domain/curriculum/queries/get-version-text.server.ts";
import { displayName } from "#app/domain/identity/person-names.ts";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { fieldTaskSeal } from "../field-task.ts";
import { openTextApart } from "./text-apart.server.ts";
import type { FieldTaskView } from "../field-task-view.ts";
import { fieldTaskEvents, type TaskOf } from "./field-task-events.server.ts";
import { loadFieldTask } from "./load-field-task.server.ts";

/** A person's task with all its texts opened. The caller has made sure that the reader may. Throws `not_found`. */
export async function readFieldTask(ctx: Ctx, whose: TaskOf, locale: Locale): Promise<FieldTaskView> {
  const task = await loadFieldTask(ctx, whose.itemId, whose.taskId);
  const { courseId, versionId } = task;
  const [words, events] = await Promise.all([
    getVersionText(ctx, { versionId, courseId, locale }),
    fieldTaskEvents(ctx, whose),
  ]);
  const people = await ctx.db
    .select()
    .from(person)
    .where(inArray(person.id, [whose.personId, ...events.map(({ byId }) => byId)]))
    .limit(100);
  const part = words.parts.find((one) => one.kind === "field-task" && one.id === whose.taskId);
  return {
    course: { id: courseId, title: words.courseTitle },
    item: { id: whose.itemId, title: words.title },
    of: task.of,
    taskId: whose.taskId,
    minutes: task.task.minutes,
    html: part?.kind === "field-task" ? part.html : "",
    textLocale: words.textLocale,
    current: task.current,
    lawPending: task.lawPending,
    state: events.at(-1)?.kind ?? "open",
    steps: events.map(({ id, kind, at, byId, sealed }) => {
      const by = people.find((one) => one.id === byId);
      return {
        id,
        kind,
        at,
        by: by ? displayName(by, locale) : "—",
        text: openTextApart(ctx, "field-task", sealed, fieldTaskSeal(id)),
      };
    }),
  };
}
