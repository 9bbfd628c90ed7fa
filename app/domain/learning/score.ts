/** Whole percent of the credit earned, rounded down: 79.9 has not reached 80. 0 for no questions. */
export function scorePercent(credits: readonly number[]): number {
  if (credits.length === 0) return 0;
  const earned = credits.reduce((sum, credit) => sum + credit, 0);
  return Math.floor((100 * earned) / credits.length + 1e-9);
}
