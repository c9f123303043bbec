import type { EngineParts } from "./engine.js";
import type { About, ErrorCode } from "./types.js";
export type * from "./types.js";

/**
 * Defines the element, under another name if `<plan-explorer>` does not suit. Importing this module defines it already; `parts` count
 * for every element that has not asked for its engine yet.
 */
export function define(tag?: string, parts?: EngineParts): void;

/**
 * `<plan-explorer>`. Properties say what the attributes of the same name (in kebab case) say, and may change at any time;
 * "" is an absent attribute.
 */
export interface PlanExplorerElement extends HTMLElement {
  query: string;
  /** key of a document: opened to read, or with view "search" the ones to search, parted by commas */
  document: string;
  /** parted by commas */
  region: string;
  /** such as "2025" or "2021..2025", parted by commas */
  year: string;
  theme: string;
  /** statistical name: with view "series" of the one that is shown, with view "figures" of the rows */
  name: string;
  /** whom the figures concern, where several share the name */
  subject: string;
  view: "map" | "search" | "read" | "figures" | "series" | "compare" | "";
  /** address of a compiled corpus, in place of the one within */
  corpus: string;
  /** a CSS length; "" is as high as the content */
  height: string;
  locale: "zh-Hans" | "zh-Hant" | "en" | "";
  colorScheme: "light" | "dark" | "";
  hashSync: boolean;
  /** leaves out the name of the product */
  hideName: boolean;
  /** leaves out the ground: that of the page shows through */
  transparent: boolean;

  /** Searches in place of the reader. */
  search(query: string): void;
  /** Opens a document, at the passage that begins with the quote if one is given. */
  open(documentKey: string, quote?: string): void;
  /** The selection or the passage in focus, with its source; "" if there is none. */
  cite(): string;
  /** Asks for the engine again, after a failure or destroy(). */
  refresh(): void;
  /** Lets go of everything, as taking the element out of the page does. */
  destroy(): void;
}

/** They bubble and leave shadow trees. */
export interface PlanExplorerEvents {
  "plan-explorer-ready": CustomEvent<About>;
  "plan-explorer-search": CustomEvent<{ query: string; total: number }>;
  "plan-explorer-select": CustomEvent<{ document: string; quote: string }>;
  /** code "room": one room stopped, the rest goes on */
  "plan-explorer-error": CustomEvent<{ code: ErrorCode | "room"; message: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "plan-explorer": PlanExplorerElement;
  }
  interface HTMLElementEventMap extends PlanExplorerEvents {}
}
