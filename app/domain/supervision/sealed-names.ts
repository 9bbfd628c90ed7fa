/** Ties a sealed text to its row, so that the same bytes in another row don't open. */
export const textSeal = (id: string): string => `sealed-text:${id}`;
export const draftSeal = (draftId: string): string => `record-draft:${draftId}`;
