import { fetchCorpus, openExplorer, type Sources } from "../engine";
import type { Explorer } from "../types";

/** One engine for each corpus of the page, however many elements or copies of the script there are; the number is that of the Explorer contract. */
const SLOT = Symbol.for("plan-explorer/engines/1");

/**
 * A load function for `defineElement`: `corpus` is the address of a compiled corpus, absent or "" for the one within, whose
 * annex is asked for once the first picture stands. After a failure, a panic or free() the next load starts afresh.
 */
export function shared(wasm: () => Sources["wasm"], annex: Sources["annex"]): (corpus?: string) => Promise<Explorer> {
  const page = globalThis as { [SLOT]?: Map<string, Promise<Explorer>> };
  return (corpus = "") => {
    const engines = (page[SLOT] ??= new Map());
    const key = corpus && new URL(corpus, document.baseURI).href;
    const held = engines.get(key);
    if (held) return held;
    const forget = () => {
      if (engines.get(key) === opening) engines.delete(key);
    };
    const opening: Promise<Explorer> = open({ wasm, annex }, key, forget);
    opening.catch(forget);
    engines.set(key, opening);
    return opening;
  };
}

interface Own {
  wasm: () => Sources["wasm"];
  annex: Sources["annex"];
}

async function open({ wasm, annex }: Own, corpus: string, ended: () => void): Promise<Explorer> {
  if (!corpus) return openExplorer({ wasm: wasm(), annex: () => painted().then(annex) }, ended);
  const [engine, bytes] = await Promise.all([wasm(), fetchCorpus(corpus)]); // side by side
  return openExplorer({ wasm: engine, annex, corpus: bytes }, ended);
}

/** When what stands in the page now is on the screen, or soon, where nothing is drawn: in a tab nobody looks at. */
function painted(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 300);
  });
}
