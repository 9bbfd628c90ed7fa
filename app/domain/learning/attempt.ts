/** Practice gives feedback at once and never counts; graded is drawn from a pool and submitted once. */
export const attemptKinds = ["practice", "graded"] as const;
