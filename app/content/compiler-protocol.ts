import type { CompileRequest } from "./mdx/compile-mdx.server.ts";
import type { CompiledText } from "./mdx/compiled-text.ts";

/** What the process that starts the compiler sends to it, and what comes back. */
export interface CompilerRequest extends CompileRequest {
  readonly id: number;
}

export type CompilerAnswer =
  | { readonly kind: "ready" }
  | { readonly kind: "compiled"; readonly id: number; readonly text: CompiledText }
  | { readonly kind: "failed"; readonly id: number; readonly reason: string };
