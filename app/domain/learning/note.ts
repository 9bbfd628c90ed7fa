/** What ties a sealed note to its author and place. */
export const noteSeal = (personId: string, lessonId: string, part: number): string =>
  `note:${personId}:${lessonId}:${part}`;
