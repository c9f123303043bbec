// Nothing found: which filter stands in the way, what shorter words would find, and whether these texts could know at all.
import { useMemo } from "preact/hooks";
import type { Explorer, SearchResult } from "../types";
import { useEngine, useUi, type Engine } from "./context";
import { facetLabel, searchRequest } from "./facets";
import { trimmed } from "./own";
import { NOTHING_CHOSEN, asked, type Axis, type Chosen, type Place } from "./place";
import { TEXT_LANGUAGE } from "./text";
import type { Words } from "./words";

const SHORTER = 4;
/** Longer queries are not taken apart: nobody types them. */
const LONGEST = 16;

export function Nothing({ result }: { result: SearchResult }) {
  const { place, t, go } = useUi();
  const engine = useEngine();
  const { chosen } = place;
  const query = trimmed(place.query);
  const ways = useMemo(() => {
    const total = (query: string) => engine.explorer.search(searchRequest(engine, { ...place, query }, 1)).total;
    const instead = (label: string, query: string, total: number) => ({ label, to: { ...asked(query), chosen }, total });
    return [
      ...result.relax.map(({ filter, count }) => ({ ...without(t, engine, chosen, filter), total: count })),
      ...meant(engine.explorer, query).map((to) => instead(t("meant", to), to, total(to))),
      ...shorter(query, total).map(({ word, total }) => instead(word, word, total)),
    ];
  }, [engine, place, result, t]);
  return (
    <div class="nothing" part="nothing">
      <p>{query ? t("none", query) : t("none-chosen")}</p>
      <Unknowable />
      {ways.map((way) => (
        <button type="button" onClick={() => go(way.to, "push")}>
          {way.label} <span class="quiet">{t("passages", way.total)}</span>
        </button>
      ))}
      {query && !ways.length && <p class="quiet">{t("none-hint")}</p>}
    </div>
  );
}

/** Leaving out the values of one axis, or of all where that is not enough. */
function without(t: Words, engine: Engine, chosen: Chosen, axis: Axis | "all") {
  if (axis === "all") return { label: t("none-all"), to: { chosen: NOTHING_CHOSEN } };
  const names = chosen[axis].map((name) => facetLabel(t, engine, axis, name)).join(t("and"));
  return { label: t("none-drop", names), to: { chosen: { ...chosen, [axis]: [] } } };
}

/** The query with a word of it as it may have been meant. */
function meant(explorer: Explorer, query: string): string[] {
  const words = query.split(/\s+/).slice(0, 8);
  return words.flatMap((word) =>
    explorer
      .suggest(word, 2)
      .filter(({ kind }) => kind === "meant")
      .map(({ text }) => query.replace(word, text)),
  );
}

/** Pieces of the query that do find something, the longest first, none within another. */
function shorter(query: string, total: (word: string) => number): { word: string; total: number }[] {
  const found: { word: string; total: number }[] = [];
  for (const word of query.split(/[\s"“”「」《》，。、]+/).slice(0, 8)) {
    const letters = [...word].slice(0, LONGEST);
    const own: string[] = [];
    for (let length = Math.min(letters.length, LONGEST - 1); length > 1 && own.length < 2; length--)
      for (let start = 0; start + length <= letters.length && own.length < 2; start++) {
        const piece = letters.slice(start, start + length).join("");
        if (piece === query || own.some((other) => other.includes(piece))) continue;
        // in quotes, since loose readings are what has just failed
        const count = total(`"${piece}"`);
        if (!count) continue;
        own.push(piece);
        found.push({ word: piece, total: count });
      }
  }
  return found.slice(0, SHORTER);
}

/** Years and districts that are asked for and that no document here is about. */
export function Unknowable() {
  const { place, t, go } = useUi();
  const engine = useEngine();
  const { years, periods, regions, held } = useMemo(() => unknown(engine, place), [engine, place]);
  return (
    <>
      {years.map((year) => (
        <p>{t("none-year", year, held.year.join(t("and")))}</p>
      ))}
      {periods.map(({ year, key, title }) => (
        <p>
          {t("none-period", year, "")}
          <button type="button" class="plain" lang={TEXT_LANGUAGE} onClick={() => go({ view: "read", document: key, at: "" }, "push")}>
            {title}
          </button>
        </p>
      ))}
      {regions.map((region) => (
        <p>{t("none-region", region, held.region.join(t("and")))}</p>
      ))}
    </>
  );
}

function unknown({ explorer, all }: Engine, { query, chosen }: Place) {
  const documents = explorer.documents();
  const held = { year: all.year.map(({ value }) => value), region: all.region.map(({ value }) => value) };
  const asked = new Set([...chosen.year, ...query.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map(String));
  const years = [...asked].filter((year) => /^\d{4}$/.test(year) && !held.year.includes(year));
  const periods = years.flatMap((year) =>
    documents.filter(({ period }) => period && period[0] <= year && year <= period[1]).map(({ key, title }) => ({ year, key, title })),
  );
  // what looks like a district is one only if no text even mentions it: 园区 and 示范区 end alike
  const regions = [...chosen.region, ...query.split(/\s+/).filter((word) => /^\p{Script=Han}{1,6}[区县市省镇]$/u.test(word))].filter(
    (region) => !held.region.some((known) => known.includes(region)) && !explorer.search({ query: `"${region}"`, limit: 1 }).total,
  );
  return { years, periods, regions, held };
}
