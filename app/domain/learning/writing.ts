import { fieldOf, type FormLike } from "#app/lib/form-like.ts";
import { reflectionStages, type JournalForm, type ReflectionStage } from "./journal.ts";

export type Stages = Readonly<Record<ReflectionStage, string>>;

/** What somebody wrote for herself: in one piece, or in the six stages. Exactly one of them says something. */
export interface Writing {
  readonly form: JournalForm;
  /** The whole in one piece, also of a staged one, as it would be copied. */
  readonly text: string;
  readonly stages: Stages | null;
}

/** Stands before each stage in what is kept. Nobody types it; what is pasted with it loses it. */
const separator = "\u001e";

/** Reads what is kept: a staged text is its six stages, each behind a separator. */
export function readWriting(kept: string): Writing {
  if (!kept.startsWith(separator)) return { form: "free", text: kept, stages: null };
  const parts = kept.slice(1).split(separator);
  const stages = eachStage((_, at) => parts[at] ?? "");
  const text = reflectionStages
    .map((stage) => stages[stage])
    .filter(Boolean)
    .join("\n\n");
  return { form: "staged", text, stages };
}

/** The name of a stage's field. */
export const stageField = (stage: ReflectionStage): string => `stage-${stage}`;

/** What a form says, as it is kept: six fields when it has them, else its `text`. */
export function typedWriting(form: Pick<FormLike, "get">): string {
  if (form.get(stageField("description")) === null) return field(form, "text");
  const stages = eachStage((stage) => field(form, stageField(stage)));
  const isEmpty = Object.values(stages).every((text) => text.trim() === "");
  return isEmpty ? "" : keptWriting({ form: "staged", text: "", stages });
}

const field = (form: Pick<FormLike, "get">, name: string): string =>
  fieldOf(form, name).replaceAll(separator, "");

function eachStage(textOf: (stage: ReflectionStage, at: number) => string): Stages {
  const [description, feelings, evaluation, analysis, conclusion, plan] = reflectionStages.map(textOf);
  return {
    description: description ?? "",
    feelings: feelings ?? "",
    evaluation: evaluation ?? "",
    analysis: analysis ?? "",
    conclusion: conclusion ?? "",
    plan: plan ?? "",
  };
}

/** A free text that stands in a staged form: it is where one begins. */
export function asStages({ text, stages }: Writing): Stages {
  return stages ?? eachStage((stage) => (stage === "description" ? text : ""));
}

/** As it is kept: what `readWriting` reads. */
export function keptWriting({ text, stages }: Writing): string {
  return stages ? reflectionStages.map((stage) => separator + stages[stage]).join("") : text;
}
