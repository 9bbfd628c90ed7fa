import type { ReactNode } from "react";

export interface Crumb {
  href: string;
  label: ReactNode;
}

/** The way back, the page's only `h1`, and one soft line under it. */
export function PageHeader({
  title,
  crumbs = [],
  crumbsLabel,
  lead,
  action,
}: {
  title: ReactNode;
  crumbs?: readonly Crumb[];
  /** Name of the trail for screen readers; needed when there are crumbs. */
  crumbsLabel?: string;
  lead?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <header className="page-header">
      <div>
        {crumbs.length > 0 ? (
          <nav aria-label={crumbsLabel}>
            <ol className="crumbs">
              {crumbs.map((crumb) => (
                <li key={crumb.href}>
                  <a href={crumb.href}>{crumb.label}</a>
                </li>
              ))}
            </ol>
          </nav>
        ) : null}
        <h1>{title}</h1>
        {lead ? <p className="soft lead">{lead}</p> : null}
      </div>
      {action}
    </header>
  );
}
