// The search of a place, and what the reader does with it.
import { useContext, useEffect, useMemo, useState } from "preact/hooks";
import type { SearchResult, Suggestion } from "../types";
import { EngineContext, useUi } from "./context";
import { searchRequest } from "./facets";
import { hasten } from "./later";
import { trimmed } from "./own";
import { address, isChosen } from "./place";
import { preferences, rememberQuery } from "./preferences";
import { keep as save, recall } from "./session";

const PAGE = 20;
const SUGGESTIONS = 6;
const RECENT = 2;

/** What the engine suggests, or what this reader searched for before. */
export type Completion = Suggestion | { kind: "recent"; text: string };

export interface Search {
  /** null while nothing is asked */
  result: SearchResult | null;
  /** the result stands only until the annex has come: nothing of it is shown */
  waiting: boolean;
  /** what else the last word may become */
  suggestions: Completion[];
  /** thrown by the engine; the room throws it again, where it can be told */
  error: unknown;
  /** how many results were asked for, in portions of `page` */
  shown: number;
  page: number;
  /** where the arrow keys stand: 0 and up are results, -1 is the box, -2 and down are suggestions */
  active: number;
  activate(position: number): void;
  showMore(): void;
  open(index: number): void;
  /** the query with its last word completed */
  completed(suggestion: Completion): string;
}

export function optionId(position: number): string {
  return position < 0 ? `suggestion-${-2 - position}` : `hit-${position}`;
}

/** What the reader did with the results is kept as long as the question stays the same. */
export function useSearch(): Search {
  const ui = useUi();
  const { place } = ui;
  const engine = useContext(EngineContext);
  const asked = address({ ...place, view: "search" });
  const [kept, keep] = useState({ asked: "", active: -1 });
  const active = kept.asked === asked ? kept.active : -1;
  // what was asked for beyond the first results is there again on coming back, and after a reload
  const [portions, showPortions] = useState(() => (ui.page ? recall("shown") : {}));
  const shown = portions[asked] ?? PAGE;
  const searching = place.view === "search" && (trimmed(place.query) !== "" || isChosen(place.chosen));
  const word = /[^\s"“”「」《》|:：-]+$/u.exec(place.query)?.[0] ?? "";

  // Asked again when the annex comes: an answer that was shown before then stays as it is, but for what its themes rest on.
  const [tries, tryAgain] = useState(0);
  // as it stood when this was drawn: it may have come since
  const annex = engine?.explorer.annex;
  const answer = useMemo(() => {
    const none = { result: null, suggestions: [], error: null };
    if (!engine || !searching) return none;
    const { explorer } = engine;
    try {
      const result = explorer.search(searchRequest(engine, place, shown));
      return { result, suggestions: [...(ui.page ? before(place.query) : []), ...(word && explorer.whole ? explorer.suggest(word, SUGGESTIONS) : [])].filter(({ text }) => text !== word), error: null };
    } catch (error) {
      return { ...none, error };
    }
  }, [engine, searching, asked, shown, tries]);
  const { result } = answer;
  const waiting = annex === "coming" && (result?.notes.some(({ code }) => code === "incomplete") ?? false);

  useEffect(() => {
    if (annex === "coming") void engine?.explorer.settled.then(() => tryAgain((tries) => tries + 1));
  }, [engine, annex]);

  useEffect(() => {
    if (waiting) hasten();
  }, [waiting]);

  useEffect(() => {
    if (result && !waiting) ui.emit("search", { query: place.query, total: result.total });
  }, [engine, asked, searching, waiting]);

  return {
    ...answer,
    waiting,
    shown,
    page: PAGE,
    active,
    activate: (position) => keep({ asked, active: position }),
    showMore() {
      const more = { ...portions, [asked]: shown + PAGE };
      showPortions(more);
      if (ui.page) save("shown", more);
    },
    open(index) {
      const hit = result?.hits[index];
      if (!hit) return;
      keep({ asked, active: index });
      ui.emit("select", { document: hit.document, quote: hit.quote });
      ui.go({ view: "read", document: hit.document, at: hit.quote }, "push");
      if (ui.page) rememberQuery(trimmed(place.query));
    },
    completed: ({ text, kind }) => (kind === "recent" ? text : place.query.slice(0, place.query.length - word.length) + text),
  };
}

/** What was searched for before and begins like this. */
function before(query: string): Completion[] {
  const fitting = preferences().recent.filter((recent) => recent !== query && query !== "" && recent.startsWith(query));
  return fitting.slice(0, RECENT).map((text) => ({ kind: "recent", text }));
}
