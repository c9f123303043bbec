// What was found, as a list of passages.
import type { Hit, SearchResult } from "../types";
import { useUi } from "./context";
import { Result, linkOf } from "./result";
import { optionId, type Search } from "./search";
import { Strip } from "./strip";
import { TEXT_LANGUAGE } from "./text";
import { isToldOnce } from "./understood";
import type { Words } from "./words";

/** Height of the smallest result, in CSS px: no window shows more of them than fit into it. */
const LEAST = 92;

/**
 * A grid that belongs to the box above: the focus stays in the box while the arrow keys move from row to row, and what a row
 * holds (its link, its themes, its reasons) can be reached by Tab as anywhere else. All of them are drawn if `whole`, else
 * those in sight.
 */
export function Results({ search, result, whole }: { search: Search; result: SearchResult; whole: boolean }) {
  const { t, place } = useUi();
  // what is in sight is painted at once: laying text out takes the longest
  const drawn = whole ? result.hits.length : Math.ceil(innerHeight / LEAST);
  const left = result.total + result.partial - result.hits.length;
  const ranked = place.sort === "relevance";
  const told = ranked && isToldOnce(result);
  const folded = new Set(result.hits.flatMap(({ similar }) => similar.map(({ id }) => id)));
  const visible = result.hits.map((hit, index) => ({ hit, index })).filter(({ hit, index }) => index < drawn && !folded.has(hit.id));
  const keyOf = (hit: Hit) => (hit.group === "partial" ? partOf(t, hit) : ranked ? hit.group : hit.document);
  const rows = visible.map(({ hit, index }) => (
    <Result hit={hit} id={optionId(index)} active={index === search.active} told={told} open={() => search.open(index)} />
  ));
  return (
    <>
      <div id="results" class="results" part="results" role="grid" aria-label={t("results")} onKeyDown={moveFocus}>
        {runsOf(visible.map(({ hit }) => hit), keyOf).map(({ key, start, end }) => (
          <div role="rowgroup" class="group">
            <Head result={result} hit={visible[start]!.hit} says={key} first={!start} />
            {rows.slice(start, end)}
          </div>
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
            requestAnimationFrame(() => linkOf(room.getElementById(optionId(hits.length)))?.focus({ preventScroll: true }));
          }}
        >
          {t("more")} <span class="quiet">{t("left", left)}</span>
        </button>
      )}
    </>
  );
}

/** The keys of the box work within the results too: up and down to the next row, Escape back into the box. */
function moveFocus(event: KeyboardEvent) {
  const step = { ArrowDown: 1, ArrowUp: -1, Escape: -Infinity }[event.key];
  if (!step) return;
  event.preventDefault();
  const grid = event.currentTarget as HTMLElement;
  const rows = [...grid.querySelectorAll("[role=row]")];
  const at = rows.indexOf((event.target as Element).closest("[role=row]")!) + step;
  if (at < 0) (grid.getRootNode() as ShadowRoot).getElementById("box")?.focus();
  else linkOf(rows[at] ?? null)?.focus();
}

/** What the results of a group have in common, where it is not what was asked for. */
function Head({ result, hit, says, first }: { result: SearchResult; hit: Hit; says: string; first: boolean }) {
  const { t, place } = useUi();
  const { group } = hit;
  if (group === "partial") return <p class="divider">{says}</p>;
  if (place.sort !== "relevance") return <DocumentHead result={result} hit={hit} />;
  return first || group === "literal" ? null : <p class="divider">{t(`from-${group}`)}</p>;
}

/** Which of the words a result holds that does not hold all of them, and which it lacks. */
function partOf(t: Words, { why }: Hit): string {
  const words = (lacks: boolean) => {
    const those = new Set(why.filter(({ code }) => (code === "missing") === lacks).flatMap(({ words }) => words));
    return [...those].sort().map((word) => t("quoted", word)).join(t("and"));
  };
  const missing = words(true);
  return missing ? t("from-partial", words(false), missing) : t("from-pieces", words(false));
}

function DocumentHead({ result, hit }: { result: SearchResult; hit: Hit }) {
  const { document, documentTitle: title } = hit;
  const spread = result.spread.find((one) => one.document === document);
  return (
    <div class="group-head" role="presentation" lang={TEXT_LANGUAGE}>
      <b>{title}</b>
      {spread && <Strip spread={spread} title={title} quiet />}
    </div>
  );
}

/** Neighbouring results that have something in common. */
function runsOf<Key extends string>(hits: readonly Hit[], keyOf: (hit: Hit) => Key) {
  const runs: { key: Key; start: number; end: number }[] = [];
  hits.forEach((hit, index) => {
    const key = keyOf(hit);
    const last = runs.at(-1);
    if (last?.key === key) last.end = index + 1;
    else runs.push({ key, start: index, end: index + 1 });
  });
  return runs;
}
