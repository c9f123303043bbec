// What was found, as a list of passages; or what to do when nothing was.
import { useMemo } from "preact/hooks";
import type { Hit, Reason, SearchResult } from "../types";
import { isPlainClick, useUi } from "./context";
import { facetLabel, searchRequest } from "./facets";
import { AXES, address, toggle } from "./place";
import type { Search } from "./search-room";
import { Facts, Runs, TEXT_LANGUAGE } from "./text";
import { isWord } from "./words";

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
export function Results({ search, result }: { search: Search; result: SearchResult }) {
  const { t } = useUi();
  const left = result.total - result.hits.length;
  return (
    <>
      <div id="results" class="results" part="results" role="listbox" aria-label={t("results")}>
        {result.hits.map((hit, index) => (
          <Result key={hit.id} hit={hit} id={`hit-${index}`} active={index === search.active} open={() => search.open(index)} />
        ))}
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
            requestAnimationFrame(() => room.getElementById(`hit-${hits.length}`)?.focus({ preventScroll: true }));
          }}
        >
          {t("more")} <span class="quiet">{t("left", left)}</span>
        </button>
      )}
    </>
  );
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
      <span class="path">{[hit.documentTitle, ...hit.path.map((section) => section.title)].map((title) => <span>{title}</span>)}</span>
      <span class="snippet">
        {hit.cut.before && "…"}
        <Runs runs={hit.snippet} />
        {hit.cut.after && "…"}
      </span>
      <Facts values={[hit.region, hit.year, why ?? null]} />
    </a>
  );
}

/** Nothing found: which filter stands in the way, which of the words would find something by itself. */
export function Nothing() {
  const { explorer, all, place, t, go } = useUi();
  const { chosen } = place;
  const query = place.query.trim();
  const ways = useMemo(() => {
    const words = query.split(/\s+/).slice(0, 8);
    return [
      ...AXES.flatMap((axis) => chosen[axis].map((name) => ({ label: t("none-drop", facetLabel(all, axis, name)), to: { query, chosen: toggle(chosen, axis, name) } }))),
      ...(words.length > 1 ? words : []).map((word) => ({ label: word, to: { query: word, chosen } })),
    ]
      .map((way) => ({ ...way, total: explorer.search(searchRequest(all, way.to.query, way.to.chosen, 1)).total }))
      .filter((way) => way.total);
  }, [explorer, place, t]);
  return (
    <div class="nothing">
      <p>{query ? t("none", query) : t("none-chosen")}</p>
      {ways.map((way) => (
        <button type="button" onClick={() => go(way.to, true)}>
          {way.label} <span class="quiet">{t("passages", way.total)}</span>
        </button>
      ))}
      {query && !ways.length && <p class="quiet">{t("none-hint")}</p>}
    </div>
  );
}
