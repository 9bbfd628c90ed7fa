import { uuidv7 } from "#app/lib/uuid.ts";

// The page was given the portal's time: a phone whose clock is wrong by years writes at the right moment all the same.
export const pageTime = Number(document.body.dataset["now"]) || Date.now();
const date = Date.now();
const steady = performance.now();
let last = 0;

/**
 * The id of a write. Ids sort in the order of writing, on this page and against other devices: of two answers to one
 * question the later one stands. A phone that slept is seen by its clock, a clock that was set back by the steady one.
 */
export function writeId(): string {
  const passed = Math.max(Date.now() - date, performance.now() - steady);
  last = Math.max(Math.round(pageTime + passed), last + 1);
  return uuidv7(last);
}
