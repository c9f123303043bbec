// Where the reader stands, and the address that says so. An address is written to be read and edited by hand: unknown
// names are passed over, broken escapes are taken as they are, and nothing in it can throw.

import type { Sort } from "../types";
import { trimmed } from "./own";

/** The rooms; `app.tsx` says what is in them. */
export const VIEWS = ["map", "search", "read", "figures", "series", "compare"] as const;
export type View = (typeof VIEWS)[number];
export const SORTS = ["relevance", "document", "year"] as const satisfies readonly Sort[];

/** The axes one can filter by, in the order they are shown. */
export const AXES = ["doc", "region", "year", "kind", "theme", "section"] as const;
export type Axis = (typeof AXES)[number];

/**
 * Values of one axis are alternatives. A section is named by document and title (see `sectionName`), since its id lasts
 * only as long as one build and an address should outlive it.
 */
export type Chosen = Readonly<Record<Axis, readonly string[]>>;

/** What the ledger of figures is narrowed down by, as named in the address; "" for nothing. `by` is how it is listed, `series` the one that is shown. */
export const LEDGER = ["find", "fkind", "fyear", "fregion", "fdoc", "ftheme", "funit", "fsubject", "fname", "fstatus", "fsort", "by", "series", "page"] as const;
export type Ledger = Readonly<Record<(typeof LEDGER)[number], string>>;

/** Attributes of how it looks that an address may set as well, for a page in a frame; the others say where one is, or are no one else's business. */
export const LOOKS = ["locale", "color-scheme", "hide-name", "transparent"] as const;
export type Look = Readonly<Partial<Record<(typeof LOOKS)[number], string>>>;

export interface Place {
  readonly view: View;
  readonly query: string;
  readonly chosen: Chosen;
  /** key of the document that is read, "" for none */
  readonly document: string;
  /** quote of the passage to show in it, "" for its beginning */
  readonly at: string;
  /** "1" for the raw reading of it */
  readonly raw: string;
  /** id of the theme that is read through all documents while none is read, "" for none */
  readonly through: string;
  readonly sort: Sort;
  /** nothing looser than what was typed will do */
  readonly literal: boolean;
  /** results as lines with what stands around the words */
  readonly context: boolean;
  readonly ledger: Ledger;
  /** keys of two documents to compare, "" for none */
  readonly a: string;
  readonly b: string;
  /** a room that was asked for and does not exist, to tell so */
  readonly odd: string;
  /** kept in the address as it was asked for */
  readonly look: Look;
}

export const NOTHING_CHOSEN: Chosen = { doc: [], region: [], year: [], kind: [], theme: [], section: [] };
const ledgerOf = (value: (name: string) => string) => Object.fromEntries(LEDGER.map((name) => [name, value(name)])) as Ledger;
export const START: Place = { view: "map", query: "", chosen: NOTHING_CHOSEN, document: "", at: "", raw: "", through: "", sort: "relevance", literal: false, context: false, ledger: ledgerOf(() => ""), a: "", b: "", odd: "", look: {} };

/** Between several values of one attribute. */
export const COMMA = /[,，]/;

/** Names in the address. `doc` is the document that is read, so the filter is called `in`. */
const NAMES: Record<Axis, string> = { doc: "in", region: "region", year: "year", kind: "kind", theme: "theme", section: "section" };

/** Attributes of the element that are called otherwise in the address. */
const ATTRIBUTES: Readonly<Record<string, string>> = { query: "q", document: "doc", name: "fname", subject: "fsubject" };
/** Several values of these may be parted by commas, as in the attributes. */
const LISTS = ["region", "year", "theme"];

/** "#q=前山河&region=香洲区", or "" for the start. */
export function address(place: Place): string {
  const parts: string[] = [];
  const add = (name: string, value: string) => value && parts.push(`${name}=${escape(value)}`);
  const reading = place.view === "read" && place.document !== "";
  if (reading) {
    add("doc", place.document);
    add("at", place.at);
    add("raw", place.raw);
  } else if (place.view !== opening(place)) add("view", place.view);
  if (place.view === "read" && !reading) add("through", place.through);
  if (place.view === "figures" || place.view === "series") for (const name of LEDGER) add(name, place.ledger[name]);
  if (place.view === "compare") {
    add("a", place.a);
    add("b", place.b);
  }
  add("q", trimmed(place.query));
  if (trimmed(place.query) && place.literal) add("literal", "1");
  for (const axis of AXES) for (const value of place.chosen[axis]) add(NAMES[axis], value);
  if (place.context) add("context", "1");
  if (place.sort !== START.sort) add("sort", place.sort);
  for (const name of LOOKS) add(name, place.look[name] ?? "");
  return parts.length ? `#${parts.join("&")}` : "";
}

export function parse(hash: string): Place {
  const values = new Map<string, string[]>();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const cut = part.indexOf("=");
    if (cut < 1) continue;
    const written = part.slice(0, cut);
    const name = ATTRIBUTES[written] ?? written;
    const value = unescape(part.slice(cut + 1));
    const found = (LISTS.includes(name) ? value.split(COMMA).map(trimmed) : [value]).filter(Boolean);
    if (found.length) values.set(name, [...(values.get(name) ?? []), ...found]);
  }
  const one = (name: string) => values.get(name)?.[0] ?? "";
  const chosen = { ...NOTHING_CHOSEN };
  // as an attribute has it, a document is there to be read, but in a search it is what is searched
  if (one("view") === "search" && one("doc")) values.set(NAMES.doc, [...(values.get(NAMES.doc) ?? []), ...values.get("doc")!]);
  for (const axis of AXES) chosen[axis] = [...new Set(values.get(NAMES[axis]))];
  const asked = one("view");
  const document = asked === "search" ? "" : one("doc");
  const known = VIEWS.find((view) => view === asked);
  const query = one("q");
  return settled({
    view: document ? "read" : (known ?? START.view),
    query,
    chosen,
    document,
    at: document && one("at"),
    raw: document && one("raw") && "1",
    through: one("through"),
    sort: SORTS.find((sort) => sort === one("sort")) ?? START.sort,
    literal: one("literal") === "1",
    context: one("context") === "1",
    ledger: ledgerOf(one),
    a: one("a"),
    b: one("b"),
    odd: known ? "" : asked,
    look: Object.fromEntries(LOOKS.map((name) => [name, one(name)]).filter(([, value]) => value)),
  });
}

/** A question asked anew: looser readings may answer it again. */
export function asked(query: string) {
  return { view: "search", query, literal: false } as const;
}

/** The map is what one sees while nothing is asked: a question leads from it to the search. */
export function settled(place: Place): Place {
  return place.view === "map" ? { ...place, view: opening(place) } : place;
}

function opening({ query, chosen }: Place): View {
  return trimmed(query) || isChosen(chosen) ? "search" : START.view;
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
