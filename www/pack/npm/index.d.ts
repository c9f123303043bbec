export type * from "./types.js";

/** Defines the element, under another name if `<plan-explorer>` does not suit. Importing this module defines it already. */
export function define(tag?: string): void;
