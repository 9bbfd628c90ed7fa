import type { ReactNode } from "react";

export const noticeKinds = ["info", "law", "safe", "attention"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/**
 * A box that asks to be read. `info` plain, `law` for law and knowledge, `safe` for done and saved, `attention` for
 * what needs care. `announce` tells a screen reader at once: `status` waits its turn, `alert` interrupts.
 */
export function Notice({
  kind = "info",
  title,
  headingLevel = 2,
  announce,
  id,
  children,
}: {
  kind?: NoticeKind;
  title?: ReactNode;
  headingLevel?: 2 | 3 | 4;
  announce?: "status" | "alert";
  id?: string;
  children?: ReactNode;
}) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div id={id} role={announce} className={`notice notice-${kind} stack-tight`}>
      {title ? <Heading className="notice-title">{title}</Heading> : null}
      {children}
    </div>
  );
}
