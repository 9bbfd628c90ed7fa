import type { ReactNode } from "react";

/** What one may open: the rest of a matter, out of the way until it is asked for. */
export function Details({
  summary,
  open = false,
  id,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  id?: string;
  children: ReactNode;
}) {
  return (
    <details id={id} className="details" open={open}>
      <summary>{summary}</summary>
      <div className="details-body stack">{children}</div>
    </details>
  );
}
