import { Tag, type TagKind } from "#app/components/ui/tag.tsx";
import type { FieldTaskState } from "#app/domain/learning/field-task.ts";
import { useT } from "#app/i18n/i18n-context.tsx";

const kinds: Record<FieldTaskState, TagKind> = {
  open: "plain",
  "handed-in": "plain",
  returned: "attention",
  signed: "done",
};

export function TaskStateTag({ state }: { state: FieldTaskState }) {
  const t = useT();
  return <Tag kind={kinds[state]}>{t(`tasks.field.state.${state}`)}</Tag>;
}
