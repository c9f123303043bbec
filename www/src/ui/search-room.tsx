// Finding: what was asked, what was understood, what was found.
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { Chips } from "./chips";
import { useEngine, useLater, useRested, useTitle, useUi } from "./context";
import { trimmed } from "./own";
import { SORTS, address, asked } from "./place";
import { prefer, preferences } from "./preferences";
import { linkOf } from "./result";
import { Results } from "./results";
import { optionId, type Search } from "./search";
import { Documents, Link, TEXT_LANGUAGE, excerpt, plain } from "./text";
import { Understood, spoken } from "./understood";
import { isWord, type Word } from "./words";

export function SearchRoom({ search, toTop }: { search: Search; toTop: () => void }) {
  const { t, place, back, scroller, citing } = useUi();
  const { explorer } = useEngine();
  const half = useLater();
  const { error, active, waiting } = search;
  const result = waiting ? null : search.result;
  const rested = useRested(result);
  const room = useRef<HTMLElement>(null);
  useTitle(trimmed(place.query));
  if (error) throw error;

  // Coming back finds the results as they were left, with the opened one in focus; other results begin at their top.
  const key = `search${address({ ...place, view: "search" })}`;
  const returning = back && scroller.knows(key);
  useLayoutEffect(() => {
    if (!scroller.arrive(key, back)) toTop();
    else if (active >= 0) linkOf(room.current?.querySelector(`#${optionId(active)}`) ?? null)?.focus({ preventScroll: true });
  }, [key]);

  citing.current = () => {
    const hit = result?.hits[active];
    const info = hit && explorer.documents().find(({ key }) => key === hit.document);
    if (!hit || !info || !half) return "";
    const text = plain(excerpt(hit.snippet, hit.cut));
    return half.citation(t, text, info, hit.path.map(({ title }) => title), explorer.about().edition);
  };

  return (
    <main class="room" part="search" ref={room}>
      {half && <half.Filters result={rested} />}
      <div class="column">
        <h1 class="unseen">{t("search")}</h1>
        {result ? (
          <>
            <Suggestions search={search} />
            <div class="told">
              <Understood result={result} />
              {result.hits.length > 0 && <Sorting />}
            </div>
            <Chips />
            {half && <half.NumberLine />}
            {!result.hits.length ? (
              half && <half.Nothing result={result} />
            ) : place.context && trimmed(place.query) ? (
              half && <half.Concordance search={search} />
            ) : (
              <Results search={search} result={result} whole={result === rested || returning || search.shown > search.page} />
            )}
          </>
        ) : waiting ? (
          <p class="opening quiet">{t("loading")}</p>
        ) : (
          <Start />
        )}
        <Announcer text={result ? spoken(t, result, trimmed(place.query)) : ""} />
      </div>
    </main>
  );
}

/** One quiet line that keeps its place, so that nothing below it moves while one types. */
function Suggestions({ search }: { search: Search }) {
  const { t, go } = useUi();
  const { suggestions, active } = search;
  return (
    <div id="suggestions" class="suggestions" part="suggestions" role={suggestions.length ? "listbox" : undefined} aria-label={suggestions.length ? t("suggestions") : undefined}>
      {suggestions.map((suggestion, index) => (
        <button
          type="button"
          id={optionId(-2 - index)}
          role="option"
          aria-selected={active === -2 - index}
          lang={TEXT_LANGUAGE}
          onClick={() => go(asked(search.completed(suggestion)), "push")}
        >
          {suggestion.text}
          {isWord(`suggest-${suggestion.kind}`) && <small lang={t.locale}>{t(`suggest-${suggestion.kind}` as Word)}</small>}
        </button>
      ))}
    </div>
  );
}

function Sorting() {
  const { t, place } = useUi();
  return (
    <p class="sorting" role="group" aria-label={t("sort")}>
      <span class="quiet">{t("sort")}</span>
      {SORTS.map((sort) => (
        <Link to={{ sort, context: false }} current={!place.context && place.sort === sort}>
          {t(`sort-${sort}`)}
        </Link>
      ))}
      {trimmed(place.query) && (
        <Link to={{ context: true }} current={place.context} class="switch">
          {t("context")}
        </Link>
      )}
    </p>
  );
}

/** Before anything is asked: what is held, and something to try. */
function Start() {
  const { t, page } = useUi();
  const { explorer } = useEngine();
  const about = useMemo(() => explorer.about(), [explorer]);
  const half = useLater();
  // the words come with the annex
  const examples = useMemo(() => half?.typicalWords(explorer).slice(0, 5) ?? [], [half, explorer, explorer.annex]);
  const { recent } = preferences();
  return (
    <>
      <Queries label={t("try")} queries={examples} />
      {page && recent.length > 0 && (
        <Queries label={t("recent")} queries={recent}>
          <button type="button" class="plain" onClick={() => prefer({ recent: [] })}>
            {t("forget")}
          </button>
        </Queries>
      )}
      <h2>{t("held")}</h2>
      {explorer.whole && <Documents />}
      <p class="quiet">{t("corpus", about.documents, about.passages, about.chars, about.edition.slice(0, 8))}</p>
    </>
  );
}

function Queries({ label, queries, children }: { label: string; queries: readonly string[]; children?: ComponentChildren }) {
  const { go } = useUi();
  if (!queries.length) return null;
  return (
    <p class="examples">
      {label}
      {queries.map((query) => (
        <button type="button" lang={TEXT_LANGUAGE} onClick={() => go(asked(query), "push")}>
          {query}
        </button>
      ))}
      {children}
    </p>
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
