// The wasm-bindgen glue keeps its instance in module-level variables: one instance for the life of the page, even after a
// panic has left it unusable. The bundler (pack/bundle.mjs) therefore wraps the whole glue in a function and serves it under
// this name; each call gives glue with a state of its own.
declare module "plan-explorer:glue" {
  type Glue = typeof import("../../build/bindgen/plan_explorer.js");
  export type Engine = InstanceType<Glue["Engine"]>;
  export type FirstEngine = InstanceType<typeof import("../../build/bindgen-first/plan_explorer.js").Engine>;
  export default function createGlue(): Pick<Glue, "default" | "Engine">;
}
declare module "plan-explorer:glue-first" {
  export default function createGlue(): Pick<typeof import("../../build/bindgen-first/plan_explorer.js"), "default" | "Engine">;
}

/** File names beside the http bundle, and what the whole wasm must hash to; set by the bundler. */
declare const FIRST_FILE: string;
declare const WHOLE_FILE: string;
declare const WHOLE_DIGEST: string;
declare const CORE_FILE: string;
declare const ANNEX_FILE: string;
declare const LATER_FILE: string;

/** The whole wasm and both parts of the corpus, packed (see unpack.ts); served by the bundler. */
declare module "plan-explorer:engine" {
  const packed: string;
  export default packed;
}
declare module "plan-explorer:core" {
  const packed: string;
  export default packed;
}
declare module "plan-explorer:annex" {
  const packed: string;
  export default packed;
}
