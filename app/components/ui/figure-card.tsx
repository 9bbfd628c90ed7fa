import type { ReactNode } from "react";

/** One number with its name; a link to the list that it counts, when there is one. */
export function FigureCard({
  label,
  value,
  note,
  href,
}: {
  label: ReactNode;
  /** Already formatted in the language of the page. */
  value: ReactNode;
  note?: ReactNode;
  href?: string;
}) {
  return (
    <div className="card figure">
      <p className="soft">{href ? <a href={href}>{label}</a> : label}</p>
      <p className="figure-value">{value}</p>
      {note ? <p className="soft">{note}</p> : null}
    </div>
  );
}
