import type { ButtonHTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** `primary` stands once on a page: what one does next. `quiet` is everything else; `plain` looks like a link. */
export type ButtonKind = "primary" | "quiet" | "plain";

const classOf: Record<ButtonKind, string> = { primary: "btn", quiet: "btn btn-quiet", plain: "btn-plain" };

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "style"> {
  kind?: ButtonKind;
  /** As wide as its column. */
  wide?: boolean;
}

export function Button({ kind = "primary", wide = false, type = "submit", ...rest }: ButtonProps) {
  // oxlint-disable-next-line react/button-has-type
  return <button type={type} className={classNames(classOf[kind], wide && "w-full")} {...rest} />;
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({
  href,
  kind = "primary",
  wide = false,
  rel,
  children,
}: {
  href: string;
  kind?: ButtonKind;
  wide?: boolean;
  rel?: string;
  children: ReactNode;
}) {
  return (
    <a href={href} rel={rel} className={classNames(classOf[kind], wide && "w-full")}>
      {children}
    </a>
  );
}
