import type { ReactNode } from "react";

/** Where a list would be, when it is empty: says what will happen next, and offers it when one can do it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty stack-tight">
      <p className="empty-title">{title}</p>
      {children}
      {action}
    </div>
  );
}
