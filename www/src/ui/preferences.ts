// What the reader chose for good: remembered where there is storage, shared by all elements of the page, and good for this
// page alone where storage is forbidden or full.

import { json } from "./own";

export interface Preferences {
  /** "" follows the browser, also below */
  readonly locale: string;
  readonly scheme: string;
  /** of the reading text, 1 being as designed */
  readonly size: number;
  /** whether single letters are shortcuts */
  readonly keys: boolean;
  /** width of the left column, in pixels */
  readonly side: number;
  /** whether the left column is put away where it would stand beside the text */
  readonly folded: boolean;
  /** what was searched for, the latest first */
  readonly recent: readonly string[];
}

export const SIZES = [0.88, 1, 1.18, 1.4, 1.7];
/** How wide the left column may be, in pixels. */
export const SIDE = { min: 180, usual: 250, max: 420, step: 16 };
const PLACE = "plan-explorer";
const RECENT = 6;

let held: Preferences = { locale: "", scheme: "", size: 1, keys: true, side: SIDE.usual, folded: false, recent: [] };
let storage = true;
let loaded = false;
const listeners = new Set<() => void>();

export function preferences(): Preferences {
  if (!loaded) load();
  return held;
}

/** Whether choices outlive the page. */
export function isRemembered(): boolean {
  return storage;
}

export function prefer(change: Partial<Preferences>) {
  held = { ...preferences(), ...change };
  try {
    localStorage.setItem(PLACE, json(held));
    storage = true;
  } catch {
    storage = false;
  }
  for (const listener of listeners) listener();
}

/** Only where it is remembered: a list of one visit would tell nothing new. */
export function rememberQuery(query: string) {
  if (storage && query) prefer({ recent: [query, ...preferences().recent.filter((other) => other !== query)].slice(0, RECENT) });
}

/** Gives the way to stop listening. */
export function onPreference(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// Storage may hold anything: it belongs to the host page and to other versions of this script.
function load() {
  loaded = true;
  try {
    const found = JSON.parse(localStorage.getItem(PLACE) ?? "{}");
    const { locale, scheme, size, keys, side, folded, recent } = found ?? {};
    held = {
      locale: typeof locale === "string" ? locale : "",
      scheme: scheme === "dark" || scheme === "light" ? scheme : "",
      size: SIZES.includes(size) ? size : 1,
      keys: keys !== false,
      side: side >= SIDE.min && side <= SIDE.max ? side : SIDE.usual,
      folded: folded === true,
      recent: Array.isArray(recent) ? recent.filter((one) => typeof one === "string").slice(0, RECENT) : [],
    };
  } catch (error) {
    // what cannot be read as JSON is overwritten at the next choice
    storage = error instanceof SyntaxError;
  }
}
