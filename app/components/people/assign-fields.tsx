import { PartField, type RefusedPart } from "#app/components/form/part-form.tsx";
import { Select, TextInput } from "#app/components/ui/text-input.tsx";
import type { Assignable } from "#app/domain/learning/assignable.ts";
import { useT } from "#app/i18n/i18n-context.tsx";

interface AssignFieldsProps {
  doing: string;
  refused: RefusedPart | undefined;
  choices: readonly Assignable[];
  /** `2026-11-22` */
  today: string;
}

/** The labels of the fields that every form of assigning has. */
export function useAssignLabels() {
  const t = useT();
  return { what: t("assign.what"), dueOn: t("assign.dueOn") };
}

/** What is to be taken. */
export function WhatField({ doing, refused, choices }: Omit<AssignFieldsProps, "today">) {
  const t = useT();
  const labels = useAssignLabels();
  const options = choices.map(({ value, isPath, title, announced }) => {
    const label = t(isPath ? "assign.path" : "assign.course", { title });
    return { value, label: announced ? `${label} (${t("assign.announced")})` : label };
  });
  return (
    <PartField doing={doing} refused={refused} required name="what" label={labels.what}>
      {(control) => (
        <Select {...control} options={[{ value: "", label: t("people.file.chooseOne") }, ...options]} />
      )}
    </PartField>
  );
}

/** By when. */
export function DueField({ doing, refused, today }: Omit<AssignFieldsProps, "choices">) {
  const t = useT();
  const labels = useAssignLabels();
  return (
    <PartField
      doing={doing}
      refused={refused}
      name="dueOn"
      label={labels.dueOn}
      hint={t("assign.dueOnHint")}
      optionalText={t("people.form.optional")}
    >
      {(control) => <TextInput {...control} type="date" min={today} />}
    </PartField>
  );
}
