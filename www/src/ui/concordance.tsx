// Every place where the words stand, one line each with what is around it: keywords in context. The lines can be put in the
// order of what comes before or after, so that turns of phrase fall together.
import { useMemo, useState } from "preact/hooks";
import type { Block, MarkedRun, SearchResult } from "../types";
import { isPlainClick, useEngine, useUi, type Engine } from "./context";
import { searchRequest } from "./facets";
import { address, type Place } from "./place";
import { optionId, type Search } from "./search";
import { TEXT_LANGUAGE, quoteOf } from "./text";

const AROUND = 24;
const PAGE = 100;
const ORDERS = ["text", "before", "after"] as const;
type Order = (typeof ORDERS)[number];

interface Line {
  /** key of its document, and the beginning of its passage */
  document: string;
  quote: string;
  title: string;
  year: string | null;
  before: string;
  hit: string;
  after: string;
}

export function Concordance({ search, result }: { search: Search; result: SearchResult }) {
  const { t, place } = useUi();
  const engine = useEngine();
  const [order, sort] = useState<Order>("text");
  const [shown, show] = useState(PAGE);
  const lines = useMemo(() => linesOf(engine, place, result), [engine, result]);
  const sorted = useMemo(() => inOrder(lines, order), [lines, order]);
  const heading = (by: Order, label: string) => (
    <th scope="col" class={by} aria-sort={order === by ? "ascending" : undefined}>
      <button type="button" class="plain" aria-pressed={order === by} onClick={() => sort(order === by ? "text" : by)}>
        {label}
      </button>
    </th>
  );
  if (!lines.length) return <p class="quiet nothing">{t("lines-none")}</p>;
  return (
    <>
      <table id="results" class="lines" part="concordance" role="grid" aria-label={t("context")}>
        <caption class="quiet">{t("lines", lines.length)}</caption>
        <thead>
          <tr>
            {heading("before", t("line-before"))}
            <th scope="col" class="hit">
              <span class="unseen">{t("line-hit")}</span>
            </th>
            {heading("after", t("line-after"))}
            <th scope="col" class="from quiet">{t("doc")}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, shown).map((line, index) => (
            <LineRow line={line} id={optionId(index)} active={index === search.active} />
          ))}
        </tbody>
      </table>
      {sorted.length > shown && (
        <button type="button" class="more" onClick={() => show(shown + PAGE)}>
          {t("more")}
        </button>
      )}
    </>
  );
}

function LineRow({ line, id, active }: { line: Line; id: string; active: boolean }) {
  const { place, go, emit } = useUi();
  const { document, quote } = line;
  return (
    <tr
      lang={TEXT_LANGUAGE}
      aria-selected={active}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        emit("select", { document, quote });
        go({ view: "read", document, at: quote }, "push");
      }}
    >
      <td class="before">
        <span>{line.before}</span>
      </td>
      <td class="hit" id={id}>
        <a href={address({ ...place, view: "read", document, at: quote })} title={line.title}>
          <mark>{line.hit}</mark>
        </a>
      </td>
      <td class="after">
        <span>{line.after}</span>
      </td>
      <td class="from quiet">
        {line.year} {line.title}
      </td>
    </tr>
  );
}

/** The marks of the passages that are results, document by document in the order of the text. */
function linesOf({ explorer, all }: Engine, place: Place, result: SearchResult): Line[] {
  const ids = new Set(explorer.searchIds(searchRequest(all, place, result.total)));
  return result.spread.flatMap(({ document }) => {
    const { document: info, blocks } = explorer.read(document, place.query.trim());
    const of = (block: Block) => linesIn(block.runs).map((line) => ({ ...line, document, quote: quoteOf(block), title: info.title, year: info.year }));
    return blocks.filter(({ id, hits }) => hits > 0 && ids.has(id)).flatMap(of);
  });
}

function linesIn(runs: readonly MarkedRun[]): Pick<Line, "before" | "hit" | "after">[] {
  const text = runs.map((run) => run.text).join("");
  const lines: Pick<Line, "before" | "hit" | "after">[] = [];
  let at = 0;
  runs.forEach(({ text: { length }, hit, rest }, index) => {
    if (hit && !rest) {
      let end = at + length;
      for (let next = index + 1; runs[next]?.rest; next++) end += runs[next]!.text.length;
      lines.push({ before: text.slice(Math.max(0, at - AROUND), at), hit: text.slice(at, end), after: text.slice(end, end + AROUND) });
    }
    at += length;
  });
  return lines;
}

/** By what follows, or by what precedes read backwards, so that equal neighbours stand together. */
function inOrder(lines: readonly Line[], order: Order): readonly Line[] {
  if (order === "text") return lines;
  const key = order === "after" ? ({ hit, after }: Line) => hit + after : ({ before, hit }: Line) => hit + [...before].reverse().join("");
  const keys = new Map(lines.map((line) => [line, key(line)]));
  return [...lines].sort((a, b) => (keys.get(a)! < keys.get(b)! ? -1 : 1));
}
