import { createContext, useContext, type ReactNode } from "react";
import type { Role } from "#app/domain/kernel/role.ts";

/** What the frame of every page knows: who looks, whether this is a demo, and a word about what was just done. */
export interface Shell {
  readonly viewer: {
    readonly personId: string;
    readonly displayName: string;
    readonly roles: readonly Role[];
    /** Unread messages; null where the page says nothing of messages. */
    readonly unread: number | null;
  } | null;
  readonly demo: boolean;
  /** The portal's time when the page was drawn, in milliseconds. */
  readonly now: number | null;
  /** Already translated; shown once. */
  readonly flash: string | null;
}

const ShellContext = createContext<Shell>({ viewer: null, demo: false, now: null, flash: null });

export function ShellProvider({ shell, children }: { shell: Shell; children: ReactNode }) {
  return <ShellContext.Provider value={shell}>{children}</ShellContext.Provider>;
}

export const useShell = (): Shell => useContext(ShellContext);
