import { Card } from "#app/components/ui/card.tsx";
import type { TaskToSign } from "#app/domain/learning/queries/list-tasks-to-sign.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";

/** Field tasks that wait for a signature, the longest waiting first. */
export function TasksToSign({ tasks }: { tasks: readonly TaskToSign[] }) {
  const t = useT();
  const locale = useLocale();
  if (tasks.length === 0) return null;
  return (
    <Card labelledBy="tasks">
      <h2 id="tasks">{t("tasks.sign.list")}</h2>
      {tasks.length > 1 ? <p className="soft">{t("tasks.sign.listText")}</p> : null}
      <ul className="lines">
        {tasks.map(({ worker, itemId, taskId, title, handedInAt }) => (
          <li key={`${worker.id}/${itemId}/${taskId}`} className="task-line">
            <a href={paths.superviseFieldTask(worker.id, itemId, taskId)}>
              {worker.name}: {title}
            </a>
            <span className="soft">{t("tasks.sign.since", { date: formatDate(handedInAt, locale) })}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
