import { sql, type SQL } from "drizzle-orm";
import type { Locale } from "#app/domain/kernel/locale.ts";

/** The title of what the row `a` of `assignment` gives: of the path, or of the course as it stands now. */
export function assignmentTitle(locale: Locale): SQL<string> {
  return sql<string>`coalesce(
    (select p.titles ->> ${locale} from learning_path p where p.id = a.path_id),
    (select t.title from content_item i join content_text t on t.version_id = i.current_version_id
      where i.id = a.course_id order by (t.locale = ${locale}) desc, (t.translation = 'source') desc limit 1),
    a.course_id, a.path_id)`;
}
