// `import "plan-explorer"` defines <plan-explorer>; on a server, where there are no elements, it does nothing.
import { defineElement } from "../element";
import { shared } from "./shared";
import { sources, type Given } from "./npm-sources";
import "./whole";

let given: Given = {};
const load = shared({ whole: () => sources(given).whole(), core: () => sources(given).core(), annex: () => sources(given).annex() });

/** Defines the element, under another name if the usual one does not suit; `where` its parts are, if not within. */
export function define(tag = "plan-explorer", where: Given = {}): void {
  given = { ...given, ...where };
  if (typeof customElements !== "undefined") defineElement(load, tag);
}

define();
