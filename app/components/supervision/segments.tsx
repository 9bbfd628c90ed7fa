import type { ReactNode } from "react";

export interface Segment {
  readonly value: string;
  readonly label: ReactNode;
}

/** A choice of one among a few, side by side: one tap. Plain radio buttons underneath. */
export function Segments({
  name,
  legend,
  hideLegend = false,
  options,
  value,
}: {
  name: string;
  legend: ReactNode;
  /** The legend is said, not shown: where the line above says the same. */
  hideLegend?: boolean;
  options: readonly Segment[];
  value: string;
}) {
  return (
    <fieldset className="segments" id={name} tabIndex={-1}>
      <legend className={hideLegend ? "sr-only" : undefined}>{legend}</legend>
      <div className="segments-row">
        {options.map((option) => {
          const id = `${name}-${option.value}`;
          return (
            <div key={option.value} className="segment">
              <input
                type="radio"
                id={id}
                name={name}
                value={option.value}
                defaultChecked={option.value === value}
              />
              <label htmlFor={id}>{option.label}</label>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
