import type { ReactNode } from "react";

const classOf = {
  plain: "tag",
  due: "tag tag-due",
  attention: "tag tag-attention",
  done: "tag tag-done",
} as const;
export type TagKind = keyof typeof classOf;

/** A word or two about the state of a thing. The words say it; the colour only helps. */
export function Tag({ kind = "plain", children }: { kind?: TagKind; children: ReactNode }) {
  return <span className={classOf[kind]}>{children}</span>;
}
