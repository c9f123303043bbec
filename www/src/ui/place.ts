// Where the reader stands, and the address that says so. An address is written to be read and edited by hand: unknown
// names are passed over, broken escapes are taken as they are, and nothing in it can throw.

import type { Sort } from "../types";

export type View = "search" | "read";
/** Rooms one can be sent to; 总览 (map) and 指标 (figures) join them once they have content. */
export const VIEWS: readonly string[] = ["search", "read"] satisfies View[];
export const SORTS = ["relevance", "document", "year"] as const satisfies readonly Sort[];

/** The axes one can filter by, in the order they are shown. */
export const AXES = ["doc", "region", "year", "kind", "section"] as const;
export type Axis = (typeof AXES)[number];

/**
 * Values of one axis are alternatives. A section is named by document and title (see `sectionName`), since its id lasts
 * only as long as one build and an address should outlive it.
 */
export type Chosen = Readonly<Record<Axis, readonly string[]>>;

export interface Place {
  readonly view: View;
  readonly query: string;
  readonly chosen: Chosen;
  /** key of the document that is read, "" for none */
  readonly document: string;
  /** quote of the passage to show in it, "" for its beginning */
  readonly at: string;
  readonly sort: Sort;
  /** kept for the time when texts have themes */
  readonly theme: string;
  /** a room that was asked for and does not exist, to tell so */
  readonly odd: string;
}

export const NOTHING_CHOSEN: Chosen = { doc: [], region: [], year: [], kind: [], section: [] };
export const START: Place = { view: "search", query: "", chosen: NOTHING_CHOSEN, document: "", at: "", sort: "relevance", theme: "", odd: "" };

/** Names in the address. `doc` is the document that is read, so the filter is called `in`. */
const NAMES: Record<Axis, string> = { doc: "in", region: "region", year: "year", kind: "kind", section: "section" };

/** "#q=前山河&region=香洲区", or "" for the start. */
export function address(place: Place): string {
  const parts: string[] = [];
  const add = (name: string, value: string) => value && parts.push(`${name}=${escape(value)}`);
  if (place.view === "read") {
    if (place.document) add("doc", place.document);
    else add("view", "read");
    add("at", place.at);
  }
  add("q", place.query.trim());
  for (const axis of AXES) for (const value of place.chosen[axis]) add(NAMES[axis], value);
  if (place.sort !== START.sort) add("sort", place.sort);
  add("theme", place.theme);
  return parts.length ? `#${parts.join("&")}` : "";
}

export function parse(hash: string): Place {
  const values = new Map<string, string[]>();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const cut = part.indexOf("=");
    if (cut < 1) continue;
    const value = unescape(part.slice(cut + 1));
    if (!value) continue;
    const name = part.slice(0, cut);
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  const one = (name: string) => values.get(name)?.[0] ?? "";
  const chosen = { ...NOTHING_CHOSEN };
  for (const axis of AXES) chosen[axis] = [...new Set(values.get(NAMES[axis]))];
  const document = one("doc");
  const asked = one("view");
  return {
    view: document || asked === "read" ? "read" : "search",
    query: one("q"),
    chosen,
    document,
    at: document && one("at"),
    sort: SORTS.find((sort) => sort === one("sort")) ?? START.sort,
    theme: one("theme"),
    odd: VIEWS.includes(asked) ? "" : asked,
  };
}

export function isChosen(chosen: Chosen): boolean {
  return AXES.some((axis) => chosen[axis].length > 0);
}

/** Adds the value to its axis, or takes it away. */
export function toggle(chosen: Chosen, axis: Axis, value: string): Chosen {
  const values = chosen[axis];
  return { ...chosen, [axis]: values.includes(value) ? values.filter((other) => other !== value) : [...values, value] };
}

// Only what would end a value: Chinese stays readable in the file and the browser escapes it where it must.
function escape(value: string): string {
  return value.replace(/[%&=+#\s]/g, encodeURIComponent);
}

function unescape(value: string): string {
  const spaced = value.replace(/\+/g, " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
