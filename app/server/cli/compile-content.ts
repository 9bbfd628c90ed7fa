import { compileMdx } from "#app/content/mdx/compile-mdx.server.ts";
import type { CompilerAnswer, CompilerRequest } from "#app/content/compiler-protocol.ts";

/** The compiler's own process: texts come in over the channel to its parent, parts go out. Ends with its parent. */
const answer = (message: CompilerAnswer): void => void process.send?.(message);

process.on("disconnect", () => process.exit(0));
process.on("message", (request: CompilerRequest) => {
  compileMdx(request).then(
    (text) => answer({ kind: "compiled", id: request.id, text }),
    (error: unknown) => answer({ kind: "failed", id: request.id, reason: String(error).slice(0, 200) }),
  );
});

// The first text loads the whole compiler: done before anybody's time is counted.
await compileMdx({ file: "", body: "Text", files: {} });
answer({ kind: "ready" });
