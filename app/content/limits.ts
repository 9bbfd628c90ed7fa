/** Raise it when the same files compile to something else: the next start then compiles everything once more. */
export const compilerVersion = "1";

export const limits = {
  /** Bytes of one text file. */
  textBytes: 60_000,
  /** Bytes of one picture; the author's guide asks for less. */
  pictureBytes: 60_000,
  /** Nested blocks and marks, counted from the file. */
  depth: 12,
  /** Milliseconds for one file in the compiler, which is then ended. */
  compileMs: 5_000,
  /** Milliseconds for the compiler to start on a slow machine. */
  startMs: 60_000,
} as const;
