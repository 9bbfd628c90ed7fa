import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** A sheet of paper on the table: one matter. */
export function Card({
  as: Element = "section",
  id,
  labelledBy,
  stacked = true,
  children,
}: {
  as?: "section" | "article" | "div" | "li";
  id?: string;
  /** Id of the heading inside, when the card is a landmark of its own. */
  labelledBy?: string;
  /** Space between the children; off when the content brings its own. */
  stacked?: boolean;
  children: ReactNode;
}) {
  return (
    <Element id={id} aria-labelledby={labelledBy} className={classNames("card", stacked && "stack")}>
      {children}
    </Element>
  );
}
