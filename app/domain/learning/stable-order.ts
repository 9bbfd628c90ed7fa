/**
 * The same ids in an order that depends on the ids and the seed alone: stable for one seed, different for the next,
 * and telling nothing of the order in which the author wrote them.
 */
export function stableOrder<T>(things: readonly T[], seed: string, idOf: (thing: T) => string): T[] {
  return things
    .map((thing) => ({ thing, id: idOf(thing), rank: hash(`${seed}\0${idOf(thing)}`) }))
    .sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
    .map(({ thing }) => thing);
}

/** FNV-1a with a final mix, 32 bits: spreads neighbouring ids. Not a secret. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
