// Every place where the words stand, one line each with what is around it: keywords in context. The lines can be put in the
// order of what comes before or after, so that turns of phrase fall together.
import { useMemo, useState } from "preact/hooks";
import type { ConcordanceRequest, ConcordanceRow } from "../types";
import { isPlainClick, useEngine, useUi } from "./context";
import { searchRequest } from "./facets";
import { shortNames } from "./map-names";
import { optionId, type Search } from "./search";
import { TEXT_LANGUAGE, leading } from "./text";

const PAGE = 100;
type Order = NonNullable<ConcordanceRequest["sort"]>;

export function Concordance({ search }: { search: Search }) {
  const { t, place } = useUi();
  const engine = useEngine();
  const { explorer } = engine;
  const [sort, order] = useState<Order>("document");
  const [limit, show] = useState(PAGE);
  const documents = useMemo(() => {
    const all = explorer.documents();
    const names = shortNames(t, all);
    return new Map(all.map((info, at) => [info.key, { name: names[at]!, title: info.title }]));
  }, [explorer, t]);
  // again with every answer of the search: the annex may have come
  const { total, rows } = useMemo(() => explorer.concordance({ ...searchRequest(engine, place, limit), sort }), [search.result, sort, limit]);
  const heading = (by: Order, label: string) => (
    <th scope="col" class={by} aria-sort={sort === by ? "ascending" : undefined}>
      <button type="button" class="plain" aria-pressed={sort === by} onClick={() => order(sort === by ? "document" : by)}>
        {label}
      </button>
    </th>
  );
  if (!total) return <p class="quiet nothing">{t("lines-none")}</p>;
  return (
    <>
      <table id="results" class="lines" part="concordance" role="grid" aria-label={t("context")}>
        <caption class="quiet">{t("lines", total)}</caption>
        <thead>
          <tr>
            {heading("left", t("line-before"))}
            <th scope="col" class="hit">
              <span class="unseen">{t("line-hit")}</span>
            </th>
            {heading("right", t("line-after"))}
            <th scope="col" class="from quiet">
              {t("doc")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Line row={row} from={documents.get(row.document)} id={optionId(index)} active={index === search.active} />
          ))}
        </tbody>
      </table>
      {total > rows.length && (
        <button type="button" class="more" onClick={() => show(limit + PAGE)}>
          {t("more")}
        </button>
      )}
    </>
  );
}

function Line({ row, from, id, active }: { row: ConcordanceRow; from: { name: string; title: string } | undefined; id: string; active: boolean }) {
  const ui = useUi();
  const { go, emit } = ui;
  const { document, quote } = row;
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
      <td class="left">
        <span>
          {row.cut.before && "……"}
          {row.left}
        </span>
      </td>
      <td class="hit" id={id}>
        <a {...leading(ui, { view: "read", document, at: quote })} title={from?.title}>
          <mark>{row.hit}</mark>
        </a>
      </td>
      <td class="right">
        {row.right}
        {row.cut.after && "……"}
      </td>
      <td class="from quiet" lang={ui.t.locale}>
        {from?.name}
      </td>
    </tr>
  );
}
