import { fetchCorpus, openCorpus, openExplorer, type Sources } from "../engine";
import type { Explorer } from "../types";
import { atLeisure } from "../ui/later";

/** One engine for each corpus of the page, however many elements or copies of the script there are; the number is that of the Explorer contract. */
const SLOT = Symbol.for("plan-explorer/engines/1");

/**
 * A load function for `defineElement`: `corpus` is the address of a compiled corpus, absent or "" for the one within, of which all but
 * what answers first is asked for once the first picture stands. After a failure, a panic or free() the next load starts afresh.
 */
export function shared(sources: Sources): (corpus?: string) => Promise<Explorer> {
  const page = globalThis as { [SLOT]?: Map<string, Promise<Explorer>> };
  return (corpus = "") => {
    const engines = (page[SLOT] ??= new Map());
    const key = corpus && new URL(corpus, document.baseURI).href;
    const held = engines.get(key);
    if (held) return held;
    const forget = () => {
      if (engines.get(key) === opening) engines.delete(key);
    };
    const opening: Promise<Explorer> = open(sources, key, forget);
    opening.catch(forget);
    engines.set(key, opening);
    return opening;
  };
}

async function open({ first, whole, core, annex }: Sources, corpus: string, ended: () => void): Promise<Explorer> {
  if (corpus) {
    const [program, bytes] = await Promise.all([whole(), fetchCorpus(corpus)]); // side by side
    return openCorpus(program, bytes, ended);
  }
  const later = <Part>(part: () => Part | Promise<Part>) => async (): Promise<Part> => {
    await painted();
    if (first) await atLeisure();
    return part();
  };
  return openExplorer({ ...(first && { first }), whole: first ? later(whole) : whole, core, annex: later(annex) }, ended);
}

/** When what stands in the page now is on the screen, or soon, where nothing is drawn: in a tab nobody looks at. */
function painted(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 300);
  });
}
