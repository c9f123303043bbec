/** What the loader of the page in one file hands to the app that it starts. */
export interface Held {
  engine: Promise<WebAssembly.Module>;
  core: Promise<ArrayBuffer>;
  annex: () => Promise<ArrayBuffer>;
}

const SLOT = Symbol.for("plan-explorer/file");
const page = globalThis as { [SLOT]?: Held };

export const hold = (held: Held) => void (page[SLOT] = held);
export const held = (): Held => page[SLOT]!;
