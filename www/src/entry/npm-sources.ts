// What the modules of the package are made of. Engine and corpus lie within, each in a module of its own that is fetched when it is
// needed, since bundlers, development servers and test environments each do something else with files that lie beside a module.
import createGlue from "plan-explorer:glue";
import { fetchAnnex, fetchCore, fetchWasm, carried, type Sources, type Wasm } from "../engine";
import { unpack64 } from "../unpack";

export interface Given {
  /** where the wasm is, or the wasm itself */
  wasm?: string | URL | Wasm;
  core?: string | URL | BufferSource;
  annex?: string | URL | BufferSource;
}

const isAddress = (given: unknown): given is string | URL => typeof given === "string" || given instanceof URL;

/** What was given, in place of what lies within. */
export function sources({ wasm, core, annex }: Given) {
  const engine = async () => (isAddress(wasm) ? fetchWasm(wasm) : (wasm ?? carried((await import("plan-explorer:engine")).default, unpack64)));
  return {
    whole: () => ({ glue: createGlue, wasm: engine() }),
    core: async () => (isAddress(core) ? fetchCore(core) : (core ?? carried((await import("plan-explorer:core")).default, unpack64))),
    annex: async () => (isAddress(annex) ? fetchAnnex(annex) : (annex ?? carried((await import("plan-explorer:annex")).default, unpack64))),
  } satisfies Sources;
}
