// As npm-engine.ts, for Node, whose fetch does not read files.
import { readFile } from "node:fs/promises";
import { openWhole } from "../engine";
import type { Explorer } from "../types";

export { PlanError, support } from "../engine";

export async function loadExplorer(options: { corpus?: ArrayBuffer | Uint8Array } = {}): Promise<Explorer> {
  return openWhole({
    wasm: readFile(new URL("./plan_explorer_bg.wasm", import.meta.url)),
    annex: () => readFile(new URL("./plan_explorer.annex", import.meta.url)),
    corpus: options.corpus,
  });
}
