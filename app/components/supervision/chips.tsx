import type { ReactNode } from "react";

/** Any number of a few words, each one tap. Plain checkboxes underneath. */
export function Chips({
  name,
  legend,
  options,
  values,
}: {
  name: string;
  legend: ReactNode;
  options: readonly { readonly value: string; readonly label: ReactNode }[];
  values: readonly string[];
}) {
  return (
    <fieldset className="segments">
      <legend>{legend}</legend>
      <div className="chips">
        {options.map(({ value, label }) => (
          <div key={value} className="chip">
            <input
              type="checkbox"
              id={`${name}-${value}`}
              name={name}
              value={value}
              defaultChecked={values.includes(value)}
            />
            <label htmlFor={`${name}-${value}`}>{label}</label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
