import type { ErrorCode, Explorer } from "./types.js";
export type * from "./types.js";

export class PlanError extends Error {
  readonly name: "PlanError";
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: ErrorOptions);
}

/** Why no engine can run here, or null if one can. */
export function support(): ErrorCode | null;

/** Where the parts of the engine are that otherwise lie within: their addresses, or the parts themselves. */
export interface EngineParts {
  /** `plan-explorer/plan_explorer_bg.wasm` */
  wasm?: string | URL | BufferSource | WebAssembly.Module;
  /** `plan-explorer/plan_explorer.core` */
  core?: string | URL | BufferSource;
  /** `plan-explorer/plan_explorer.annex` */
  annex?: string | URL | BufferSource;
}

/** Opens the engine, on the corpus it carries or on another one made by `plan-explorer build`. */
export function loadExplorer(options?: EngineParts & { corpus?: ArrayBuffer | Uint8Array }): Promise<Explorer>;
