export interface Random {
  /** From 0 up to but not including 1. */
  next(): number;
  below(count: number): number;
  chance(part: number): boolean;
  pick<T>(things: readonly [T, ...T[]]): T;
}

/** The same decisions for the same seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    next,
    below,
    chance: (part) => next() < part,
    pick: ([first, ...more]) => [first, ...more][below(more.length + 1)] ?? first,
  };
}
