import { fetchAnnex, fetchWasm, openWhole } from "../engine";
import type { Explorer } from "../types";

export { PlanError, support } from "../engine";

/** Opens the engine, on the corpus it carries or on another compiled one. */
export async function loadExplorer(options: { corpus?: ArrayBuffer | Uint8Array } = {}): Promise<Explorer> {
  // written out, so that bundlers see the files and carry them along
  return openWhole({
    wasm: fetchWasm(new URL("./plan_explorer_bg.wasm", import.meta.url)),
    annex: () => fetchAnnex(new URL("./plan_explorer.annex", import.meta.url)),
    corpus: options.corpus,
  });
}
