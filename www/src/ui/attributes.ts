// What the attributes of the element mean.
import { trimmed } from "./own";
import { COMMA, START, VIEWS, settled, type Ledger, type Place } from "./place";
import { matchLocale } from "./words";

/** Strings, and properties of the same name in camel case. */
export const STRINGS = ["view", "query", "theme", "document", "name", "subject", "region", "year", "locale", "color-scheme", "height", "corpus"] as const;
/** On where they stand without a value; properties that are true or false. */
export const FLAGS = ["hash-sync", "hide-name", "transparent"] as const;
export const OBSERVED = [...STRINGS, ...FLAGS];

/** Whether an attribute without a value is there: "false" is what frameworks write for one that is not. */
export const isOn = (element: HTMLElement, name: string) => element.hasAttribute(name) && element.getAttribute(name) !== "false";

export type Change = Partial<Omit<Place, "chosen" | "ledger" | "look">> & { chosen?: Partial<Place["chosen"]>; ledger?: Partial<Ledger> };

/** What one attribute says about the place, null if nothing. Several values are parted by commas. */
export function placeFrom(element: HTMLElement, name: string): Change | null {
  const value = (attribute: string) => element.getAttribute(attribute) ?? "";
  const list = (attribute: string) => value(attribute).split(COMMA).map((one) => trimmed(one)).filter(Boolean);
  switch (name) {
    case "query":
      return { query: value(name) };
    case "region":
    case "year":
    case "theme":
      return { chosen: { [name]: list(name) } };
    case "name":
    case "subject":
      return { ...(value("view") === "series" && { view: "series" }), ledger: { [`f${name}`]: value(name), series: "" } };
    case "document":
    case "view": {
      // without a view, a document is there to be read; in a search it is what is searched
      if (value("view") === "search") return { view: "search", document: "", at: "", chosen: { doc: list("document") } };
      const document = value("document");
      const view = VIEWS.find((view) => view === value("view")) ?? (document ? "read" : START.view);
      return { view, document, at: "", chosen: { doc: [] } };
    }
    default:
      return null;
  }
}

export function merge(place: Place, change: Change): Place {
  return settled({ ...place, ...change, odd: "", chosen: { ...place.chosen, ...change.chosen }, ledger: { ...place.ledger, ...change.ledger } });
}

/** Attributes that hold a value nobody knows, to be told instead of passed over. */
export function oddAttributes(element: HTMLElement): [name: string, value: string][] {
  const known: Record<string, (value: string) => boolean> = {
    view: (value) => VIEWS.some((view) => view === value),
    locale: (value) => matchLocale([value]) !== null,
    "color-scheme": (value) => value === "light" || value === "dark",
    height: isLength,
  };
  return Object.entries(known).flatMap(([name, isKnown]) => {
    const value = element.getAttribute(name);
    return value && !isKnown(value) ? [[name, value] as [string, string]] : [];
  });
}

export function isLength(value: string): boolean {
  return value !== "auto" && value !== "" && CSS.supports("height", value);
}
