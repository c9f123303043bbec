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
