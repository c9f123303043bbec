import type { ErrorCode, Explorer } from "./types.js";
export type * from "./types.js";

export class PlanError extends Error {
  readonly name: "PlanError";
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: ErrorOptions);
}

/** Why no engine can run here, or null if one can. */
export function support(): ErrorCode | null;

/** Opens the engine, on the corpus it carries or on another one made by `plan-explorer build`. */
export function loadExplorer(options?: { corpus?: ArrayBuffer | Uint8Array }): Promise<Explorer>;
