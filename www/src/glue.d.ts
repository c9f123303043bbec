// The wasm-bindgen glue keeps its instance in module-level variables: one instance for the life of the page, even after a
// panic has left it unusable. The bundler (pack/bundle.mjs) therefore wraps the whole glue in a function and serves it under
// this name; each call gives glue with a state of its own.
declare module "plan-explorer:glue" {
  type Glue = typeof import("../../build/bindgen/plan_explorer.js");
  export type Engine = InstanceType<Glue["Engine"]>;
  export default function createGlue(): Pick<Glue, "default" | "Engine">;
}

/** File names of the wasm and the annex beside the http bundle; set by the bundler. */
declare const WASM_FILE: string;
declare const ANNEX_FILE: string;

/** Wasm and annex, packed (see unpack.ts); served by the bundler. */
declare module "plan-explorer:engine" {
  const packed: string;
  export default packed;
}
declare module "plan-explorer:annex" {
  const packed: string;
  export default packed;
}
