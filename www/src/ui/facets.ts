// Between the filters of a place, which are names that last, and those of the engine, which belong to one build.
import type { Explorer, Facets, FacetValue, SearchRequest } from "../types";
import type { Engine } from "./context";
import { AXES, NOTHING_CHOSEN, isChosen, type Axis, type Place } from "./place";
import { inLanguage } from "./wording";
import { isWord, type Words } from "./words";

/** An explorer with every value there is in its corpus, which are asked for when they are first looked at. */
export function withFacets(explorer: Explorer): Engine {
  let all: Facets | undefined;
  let themes: Engine["themes"] | undefined;
  let wordings: Engine["wordings"] | undefined;
  return {
    explorer,
    get themes() {
      return (themes ??= new Map(explorer.themes().map((theme) => [theme.id, theme])));
    },
    get wordings() {
      if (explorer.annex !== "there") return new Map();
      return (wordings ??= new Map(explorer.wordings().map((wording) => [wording.text, wording])));
    },
    get all() {
      return (all ??= explorer.search({ limit: 1 }).facets);
    },
  };
}

/** How a value is kept in a place: by itself, but a section by document and title. */
export function facetName(axis: Axis, value: FacetValue & { document?: string }): string {
  return axis === "section" ? `${value.document}/${value.label}` : value.value;
}

export function facetLabel(t: Words, { all, themes }: Engine, axis: Axis, name: string): string {
  const value = find(all, axis, name);
  return value ? valueLabel(t, axis, value, themes) : name.replace("..", "–");
}

/** Kinds of documents are codes and have a name in every language, as themes have; all else is in the words of the texts. */
export function valueLabel(t: Words, axis: Axis, { value, label }: FacetValue, themes?: Engine["themes"]): string {
  const word = `kind-${value}`;
  if (axis === "theme") return inLanguage(t.locale, label, themes?.get(value)).said;
  return axis === "kind" && isWord(word) ? t(word) : label;
}

/**
 * The place with its filters under their full names, and without those that mean nothing here: an address may be written by
 * hand or belong to another edition.
 */
export function withKnown(engine: Engine, place: Place): Place {
  if (!isChosen(place.chosen) && !place.through) return place;
  const { all } = engine;
  const chosen = { ...NOTHING_CHOSEN };
  for (const axis of AXES) chosen[axis] = [...new Set(place.chosen[axis].flatMap((name) => known(all, axis, name)))];
  return { ...place, chosen, through: known(all, "theme", place.through)[0] ?? "" };
}

/** The filters, and the theme to read through, that mean nothing here, to tell of them. */
export function unknownFilters(engine: Engine, { chosen, through }: Place): (readonly [Axis, string])[] {
  const asked = AXES.flatMap((axis) => chosen[axis].map((name) => [axis, name] as const));
  if (through) asked.push(["theme", through]);
  return asked.filter(([axis, name]) => !known(engine.all, axis, name).length);
}

function known(all: Facets, axis: Axis, name: string): string[] {
  if (find(all, axis, name) || (axis === "year" && isRange(name))) return [name];
  // people leave out the city, or mean all of its districts; a theme has a name that says more than its id
  if (axis === "region") return all.region.map(({ value }) => value).filter((value) => value.includes(name));
  return axis === "theme" ? valuesOf(all, axis).filter(({ label }) => label === name).map(({ value }) => value) : [];
}

/** What the engine is asked at a place. */
export function searchRequest(engine: Engine, { query, literal, chosen, sort }: Place, limit: number): SearchRequest {
  const filters: Partial<Record<Axis, string[]>> = {};
  for (const axis of AXES)
    if (chosen[axis].length) filters[axis] = chosen[axis].map((name) => find(engine.all, axis, name)?.value ?? name);
  return { query, literal, filters, limit, sort };
}

function find(all: Facets, axis: Axis, name: string): FacetValue | undefined {
  return valuesOf(all, axis).find((value) => facetName(axis, value) === name);
}

/** The values of an axis, sub-themes behind their theme. */
export function valuesOf(facets: Facets, axis: Axis): FacetValue[] {
  return axis === "theme" ? facets.theme.flatMap((theme) => [theme, ...theme.subs]) : facets[axis];
}

function isRange(year: string): boolean {
  return /^\d{4}(\.\.\d{4})?$/.test(year);
}
