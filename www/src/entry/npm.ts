// `import "plan-explorer"` defines <plan-explorer>; on a server, where there are no elements, it does nothing.
import { defineElement } from "../element";
import { fetchAnnex, fetchWasm } from "../engine";
import { shared } from "./shared";

const load = shared(
  () => fetchWasm(new URL("./plan_explorer_bg.wasm", import.meta.url)),
  () => fetchAnnex(new URL("./plan_explorer.annex", import.meta.url)),
);

/** Defines the element, under another name if the usual one does not suit. */
export function define(tag = "plan-explorer"): void {
  if (typeof customElements !== "undefined") defineElement(load, tag);
}

define();
