// What the first answer does not need is the second half of the page's script. Over http it is fetched once the first picture
// stands; in the artefacts of one file it is there from the beginning.
export type Later = typeof import("./rooms");

let held: Later | null = null;
const listeners = new Set<() => void>();

/** The second half; null until it is there. */
export const later = () => held;

export function hold(half: Later): void {
  held = half;
  listeners.forEach((told) => told());
}

/** Calls back when it has come. */
export function onLater(told: () => void): () => void {
  listeners.add(told);
  return () => listeners.delete(told);
}

/** Milliseconds after the first picture before what nobody waits for is fetched: a reader who looks at results is left the line. */
const AT_LEISURE = 400;
let hurry = () => {};
const wanted = new Promise<void>((done) => (hurry = done));

/** What is on the screen waits for the rest. */
export const hasten = () => hurry();

/** When to fetch the rest. */
export const atLeisure = (): Promise<void> => Promise.race([wanted, new Promise<void>((done) => setTimeout(done, AT_LEISURE))]);
