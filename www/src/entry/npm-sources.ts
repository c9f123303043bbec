// What the modules of the package are made of. Engine and annex lie within, each in a module of its own that is fetched when it is
// needed, since bundlers, development servers and test environments each do something else with files that lie beside a module.
import { fetchAnnex, fetchWasm, inflate, type Sources } from "../engine";
import { unpack64 } from "../unpack";

export interface Given {
  /** where the wasm is, or the wasm itself */
  wasm?: string | URL | BufferSource | WebAssembly.Module;
  annex?: string | URL | BufferSource;
}

const isAddress = (given: unknown): given is string | URL => typeof given === "string" || given instanceof URL;

/** What was given, in place of what lies within. */
export function sources({ wasm, annex }: Given) {
  return {
    async wasm(): Promise<BufferSource | WebAssembly.Module> {
      if (isAddress(wasm)) return fetchWasm(wasm);
      return wasm ?? inflate((await import("plan-explorer:engine")).default, unpack64);
    },
    async annex(): Promise<BufferSource> {
      if (isAddress(annex)) return fetchAnnex(annex);
      return annex ?? inflate((await import("plan-explorer:annex")).default, unpack64);
    },
  } satisfies { wasm: () => Sources["wasm"]; annex: Sources["annex"] };
}
