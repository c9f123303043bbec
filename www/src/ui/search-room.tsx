// Finding: what was asked, what was understood, what was found.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { SearchResult } from "../types";
import { useTitle, useUi } from "./context";
import { searchRequest } from "./facets";
import { Chips, Filters } from "./filters";
import { address, isChosen } from "./place";
import { Nothing, Results, Understood } from "./results";
import { Documents, TEXT_LANGUAGE } from "./text";

const PAGE = 20;
/** Words that most texts of this kind hold; those are offered that find something here. */
const EXAMPLES = ["营商环境", "养老服务", "公办学位", "污水处理", "就业"];

export interface Search {
  /** null while nothing is asked */
  result: SearchResult | null;
  shown: number;
  /** the result the arrow keys stand on, -1 for none */
  active: number;
  activate(index: number): void;
  showMore(): void;
  open(index: number): void;
}

/** The search of the place; what the reader did with its results is kept as long as the question stays the same. */
export function useSearch(): Search {
  const ui = useUi();
  const { explorer, place, all, left } = ui;
  const asked = address({ ...place, view: "search" });
  const [kept, keep] = useState({ asked: "", shown: PAGE, active: -1 });
  const { shown, active } = kept.asked === asked ? kept : { shown: PAGE, active: -1 };
  const searching = place.view === "search" && (place.query.trim() !== "" || isChosen(place.chosen));

  const result = useMemo(
    () => (searching ? explorer.search(searchRequest(all, place.query, place.chosen, shown)) : null),
    [explorer, all, searching, asked, shown],
  );
  useEffect(() => {
    if (result) ui.emit("search", { query: place.query, total: result.total });
  }, [explorer, asked, searching]);

  return {
    result,
    shown,
    active,
    activate: (index) => keep({ asked, shown, active: index }),
    showMore: () => keep({ asked, shown: shown + PAGE, active }),
    open(index) {
      const hit = result?.hits[index];
      if (!hit) return;
      left.current = { address: asked, scroll: scrollY };
      keep({ asked, shown, active: index });
      ui.emit("select", { document: hit.document, quote: hit.quote });
      ui.go({ view: "read", document: hit.document, at: hit.quote }, true);
    },
  };
}

export function SearchRoom({ search, toTop }: { search: Search; toTop: () => void }) {
  const { t, left, place } = useUi();
  const { result } = search;
  const room = useRef<HTMLElement>(null);
  useTitle(place.query.trim());

  // Coming back from a document finds the results as they were left, with the opened one in focus.
  useLayoutEffect(() => {
    const back = left.current;
    if (!result || !back || back.address !== address(place)) return toTop();
    scrollTo(scrollX, back.scroll);
    room.current?.querySelector<HTMLElement>(`#hit-${search.active}`)?.focus({ preventScroll: true });
  }, []);

  return (
    <main class="room" part="search" ref={room}>
      <Filters facets={result?.facets} />
      <div class="column">
        <h1 class="unseen">{t("search")}</h1>
        {result ? (
          <>
            <Understood result={result} />
            <Chips />
            {result.total ? <Results search={search} result={result} /> : <Nothing />}
          </>
        ) : (
          <Start />
        )}
        <Announcer text={result ? t("counts", result.total, result.documents) : ""} />
      </div>
    </main>
  );
}

/** Before anything is asked: what is held, and something to try. */
function Start() {
  const { explorer, t, go } = useUi();
  const about = useMemo(() => explorer.about(), [explorer]);
  const examples = useMemo(() => {
    const found: string[] = [];
    for (const query of EXAMPLES) if (found.length < 3 && explorer.search({ query, limit: 1 }).total) found.push(query);
    return found;
  }, [explorer]);
  return (
    <>
      {examples.length > 0 && (
        <p class="examples">
          {t("try")}
          {examples.map((query) => (
            <button type="button" lang={TEXT_LANGUAGE} onClick={() => go({ query }, true)}>
              {query}
            </button>
          ))}
        </p>
      )}
      <h2>{t("held")}</h2>
      <Documents />
      <p class="quiet">{t("corpus", about.documents, about.passages, about.chars, about.edition.slice(0, 8))}</p>
    </>
  );
}

/** Says the counts aloud once typing has come to rest. */
function Announcer({ text }: { text: string }) {
  const [said, say] = useState("");
  useEffect(() => {
    const timer = setTimeout(say, 700, text);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p class="unseen" role="status">
      {said}
    </p>
  );
}
