import { openCorpus, openWhole } from "../engine";
import type { Explorer } from "../types";
import { sources, type Given } from "./npm-sources";

export { PlanError, support } from "../engine";

/** Opens the engine, on the corpus it carries or on another compiled one. */
export async function loadExplorer({ corpus, ...given }: Given & { corpus?: ArrayBuffer | Uint8Array } = {}): Promise<Explorer> {
  const { whole, ...parts } = sources(given);
  return corpus === undefined ? openWhole({ whole, ...parts }) : openCorpus(whole(), corpus);
}
