// What was found, as a list of passages.
import { useEffect, useState } from "preact/hooks";
import type { Hit, Reason, SearchResult } from "../types";
import { isPlainClick, useUi } from "./context";
import { Unknowable } from "./nothing";
import { address } from "./place";
import { optionId, type Search } from "./search";
import { Strip } from "./strip";
import { Facts, Runs, TEXT_LANGUAGE } from "./text";
import { isWord } from "./words";

const IN_SIGHT = 8;

/** The faint line under the box. A looser reading of the query is admitted before anything else. */
export function Understood({ result }: { result: SearchResult }) {
  const { t, place } = useUi();
  const query = place.query.trim();
  const looser = result.notes.some((note) => note.code === "parts" || note.code === "some");
  return (
    <div class="understood" part="understood">
      {result.fallback && !looser && <p class="note">{t("looser", query)}</p>}
      {result.notes.map(({ code, detail }) => {
        const word = `note-${code}`;
        return <p class="note">{isWord(word) ? t(word, detail.replaceAll(" ", "、"), query) : detail}</p>;
      })}
      {result.fallback && result.total > 0 && <Unknowable />}
      {result.total > 0 && (
        <p class="quiet">
          {!looser && result.understood.length > 0 && (
            <>
              <span lang={TEXT_LANGUAGE}>{result.understood.join(" · ")}</span>
              {" — "}
            </>
          )}
          {t("counts", result.total, result.documents)}
        </p>
      )}
    </div>
  );
}

/**
 * Each result is one link and one option of the box above: the focus stays in the box while the arrow keys move, and the
 * links remain links, to open elsewhere or to reach by Tab.
 */
export function Results({ search, result, whole }: { search: Search; result: SearchResult; whole: boolean }) {
  const { t, place } = useUi();
  const drawn = useDrawn(result, whole);
  const left = result.total - result.hits.length;
  const options = result.hits.slice(0, drawn).map((hit, index) => (
    <Result key={hit.id} hit={hit} id={optionId(index)} active={index === search.active} open={() => search.open(index)} />
  ));
  return (
    <>
      <div id="results" class="results" part="results" role="listbox" aria-label={t("results")}>
        {place.sort === "relevance"
          ? options
          : runsOf(result.hits).map(({ document, title, start, end }) => {
              const spread = result.spread.find((one) => one.document === document);
              return (
                <div key={document} role="group" aria-label={title} class="group">
                  <div class="group-head" role="presentation" lang={TEXT_LANGUAGE}>
                    <b>{title}</b>
                    {spread && <Strip spread={spread} title={title} quiet />}
                  </div>
                  {options.slice(start, end)}
                </div>
              );
            })}
      </div>
      {left > 0 && (
        <button
          type="button"
          class="more"
          onClick={(event) => {
            const { hits } = result;
            const room = event.currentTarget.getRootNode() as ShadowRoot;
            search.showMore();
            // reading goes on at the first new one, also when this button has gone
            requestAnimationFrame(() => room.getElementById(optionId(hits.length))?.focus({ preventScroll: true }));
          }}
        >
          {t("more")} <span class="quiet">{t("left", left)}</span>
        </button>
      )}
    </>
  );
}

/** What is in sight is painted first, the rest right after it: a screen holds no more, and laying text out takes the longest. */
function useDrawn(result: SearchResult, whole: boolean): number {
  const [full, fill] = useState<SearchResult | null>(null);
  useEffect(() => {
    if (whole || full === result) return;
    const timer = setTimeout(fill, 0, result);
    return () => clearTimeout(timer);
  }, [result]);
  return whole || full === result ? result.hits.length : IN_SIGHT;
}

/** Neighbouring results of one document. */
function runsOf(hits: readonly Hit[]) {
  const runs: { document: string; title: string; start: number; end: number }[] = [];
  hits.forEach(({ document, documentTitle: title }, index) => {
    const last = runs.at(-1);
    if (last?.document === document) last.end = index + 1;
    else runs.push({ document, title, start: index, end: index + 1 });
  });
  return runs;
}

function Result({ hit, id, active, open }: { hit: Hit; id: string; active: boolean; open: () => void }) {
  const { place, t } = useUi();
  const why = hit.literal ? null : hit.why.map(reasonText).find(Boolean);

  function reasonText({ code, words }: Reason): string | null {
    const word = `why-${code}`;
    return isWord(word) ? t(word, words.join("、")) : null;
  }
  return (
    <a
      id={id}
      class="result"
      part="result"
      role="option"
      aria-selected={active}
      lang={TEXT_LANGUAGE}
      href={address({ ...place, view: "read", document: hit.document, at: hit.quote })}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        open();
      }}
    >
      <span class="path">{[...(place.sort === "relevance" ? [hit.documentTitle] : []), ...hit.path.map((section) => section.title)].map((title) => <span>{title}</span>)}</span>
      <span class="snippet">
        {hit.cut.before && "…"}
        <Runs runs={hit.snippet} />
        {hit.cut.after && "…"}
      </span>
      <Facts values={[hit.region, hit.year, why ?? null]} />
    </a>
  );
}
