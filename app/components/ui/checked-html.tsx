/* oxlint-disable react/no-danger */
import type { ElementType } from "react";

/**
 * Prints HTML that the content import has checked against its list of elements and attributes. The only place that
 * prints unescaped text; never give it anything that a person typed into the portal.
 */
export function CheckedHtml({
  html,
  as: Element = "div",
  className,
  lang,
}: {
  html: string;
  as?: ElementType;
  className?: string;
  lang?: string;
}) {
  return <Element className={className} lang={lang} dangerouslySetInnerHTML={{ __html: html }} />;
}
