import type { ReactNode } from "react";

const gaps = { tight: "stack-tight", normal: "stack", wide: "stack-wide" } as const;

/** Things below each other with even space: .5, 1 or 2 rem. */
export function Stack({
  gap = "normal",
  as: Element = "div",
  children,
}: {
  gap?: keyof typeof gaps;
  as?: "div" | "section" | "ul" | "ol" | "fieldset";
  children: ReactNode;
}) {
  return <Element className={gaps[gap]}>{children}</Element>;
}

/** Buttons side by side that wrap when the line is full. */
export function Row({ children }: { children: ReactNode }) {
  return <div className="row">{children}</div>;
}

/** Cards in columns on a desk (from 48 rem), below each other on a phone. */
export function Columns({
  kind,
  children,
}: {
  /** `two` is three fifths and two fifths: the matter and what stands beside it. */
  kind: "two" | "three" | "five";
  children: ReactNode;
}) {
  return <div className={`columns-${kind}`}>{children}</div>;
}
