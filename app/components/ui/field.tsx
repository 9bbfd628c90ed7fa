import type { ReactNode } from "react";

/** What a control inside a `Field` must carry, so that its hint and error are read with it. */
export interface ControlProps {
  id: string;
  name: string;
  required?: boolean;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

/**
 * Label, hint and error of one control, tied to it by `aria-describedby`. The id of the control is the field's name
 * unless `id` says otherwise, so the error summary links to `#name`.
 */
export function Field({
  name,
  id = name,
  label,
  hint,
  error,
  required = false,
  optionalText,
  children,
}: {
  name: string;
  id?: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Already translated; absent or empty when the field is well. */
  error?: ReactNode;
  required?: boolean;
  /** "optional" in the language of the page; shown after the label when the field is not required. */
  optionalText?: string;
  children: (control: ControlProps) => ReactNode;
}) {
  const hintId = hint ? `${id}-hint` : null;
  const errorId = error ? `${id}-error` : null;
  const describedBy = [hintId, errorId].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {optionalText && !required ? <span className="soft"> ({optionalText})</span> : null}
      </label>
      {hintId ? (
        <p id={hintId} className="soft">
          {hint}
        </p>
      ) : null}
      {errorId ? (
        <p id={errorId} className="field-error">
          {error}
        </p>
      ) : null}
      {children({
        id,
        name,
        ...(required ? { required } : {}),
        ...(describedBy ? { "aria-describedby": describedBy } : {}),
        ...(error ? { "aria-invalid": true } : {}),
      })}
    </div>
  );
}
