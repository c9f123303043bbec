import { openExplorer } from "../engine";
import type { Explorer } from "../types";

/** One engine for the page, however many elements or copies of the script there are; the number is that of the Explorer contract. */
const SLOT = Symbol.for("plan-explorer/engine/1");

/** A load function for `defineElement`. After a failure, a panic or free() the next load starts afresh. */
export function shared(wasm: () => BufferSource | Promise<BufferSource>): () => Promise<Explorer> {
  const page = globalThis as { [SLOT]?: Promise<Explorer> };
  return () => {
    if (page[SLOT]) return page[SLOT];
    const forget = () => {
      if (page[SLOT] === opening) delete page[SLOT];
    };
    const opening: Promise<Explorer> = (async () => openExplorer(wasm(), undefined, forget))();
    opening.catch(forget);
    page[SLOT] = opening;
    return opening;
  };
}
