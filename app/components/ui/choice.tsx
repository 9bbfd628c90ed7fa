import type { InputHTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface ChoiceProps extends Omit<
  InputHTMLAttributes<HTMLInputElement>,
  "className" | "style" | "type"
> {
  type: "radio" | "checkbox";
  name: string;
  value?: string;
  label: ReactNode;
  /** Shown under the label and read with it, e.g. the feedback for this option. */
  note?: ReactNode;
  /** After an answer: `right`, or `thought` for "a thought, and here is what to see instead". Never a colour alone. */
  mark?: "right" | "thought";
}

/** One radio button or checkbox with its label: the whole row is the target. */
export function Choice({ label, note, mark, id, ...input }: ChoiceProps) {
  const inputId = id ?? `${input.name}-${input.value ?? "on"}`;
  const noteId = note ? `${inputId}-note` : undefined;
  return (
    <div className={classNames("choice", mark && `choice-${mark}`)}>
      <input id={inputId} aria-describedby={noteId} {...input} />
      <label htmlFor={inputId}>{label}</label>
      {noteId ? (
        <div id={noteId} className="choice-note">
          {note}
        </div>
      ) : null}
    </div>
  );
}

/**
 * A question with its choices. `error` and `hint` are read with the legend.
 * @public part of the kit
 */
export function ChoiceGroup({
  id,
  legend,
  hint,
  error,
  children,
}: {
  /** Also the target of the error summary. */
  id: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  children: ReactNode;
}) {
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(" ");
  return (
    <fieldset id={id} tabIndex={-1} className="choices" aria-describedby={described || undefined}>
      <legend>{legend}</legend>
      {hint ? (
        <p id={`${id}-hint`} className="soft">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      ) : null}
      {children}
    </fieldset>
  );
}
