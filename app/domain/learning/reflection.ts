/** Ties a sealed reflection to its row: the same bytes in another row don't open. */
export function reflectionSeal(personId: string, lessonId: string, promptId: string): string {
  return `reflection:${personId}:${lessonId}:${promptId}`;
}
