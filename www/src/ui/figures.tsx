// The ledger: every figure of the texts, one by one or by what they count. What narrows it down stands in the address.
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Explorer, FacetValue, FigureFilters, FigureRequest, Series } from "../types";
import { useEngine, useTitle, useUi } from "./context";
import { valueLabel } from "./facets";
import { kindWord, lookedFor } from "./figure-words";
import { Download } from "./figures-download";
import { COLUMNS, FiguresTable } from "./figures-table";
import { json, trimmed } from "./own";
import { LEDGER, type Ledger } from "./place";
import { SERIES_COLUMNS, SeriesList } from "./series-list";
import { SeriesFound } from "./series-room";
import { Link } from "./text";

const ROWS = 50;

/** What one can narrow down by, as named in the address, and the filter of the engine it is. */
const FILTERS = { fkind: "kind", fyear: "year", ftheme: "theme", fregion: "region", fdoc: "doc", funit: "unit", fsubject: "subject", fname: "indicator", fstatus: "status" } as const satisfies Partial<Record<keyof Ledger, keyof FigureFilters>>;
type FilterName = keyof typeof FILTERS;

export function FiguresRoom({ toTop }: { toTop: () => void }) {
  const { t, place, back, scroller, citing } = useUi();
  const { ledger } = place;
  const asked = json(ledger);
  citing.current = () => "";
  useEffect(() => {
    if (!scroller.arrive(`figures ${asked}`, back) && (ledger.page || ledger.series)) toTop();
  }, [asked]);
  return (
    <main class="room" part="figures">
      <div class="column whole">
        <h1 class="unseen">{t("figures")}</h1>
        {ledger.series ? (
          <>
            <p class="back">
              <Link to={{ ledger: { ...ledger, series: "" } }} move="back">
                ← {t("series-all")}
              </Link>
            </p>
            <SeriesFound id={ledger.series} name="" subject="" />
          </>
        ) : (
          <Lists ledger={ledger} />
        )}
      </div>
    </main>
  );
}

function Lists({ ledger }: { ledger: Ledger }) {
  const { t, go } = useUi();
  const { explorer } = useEngine();
  const { annex } = explorer;
  useTitle(t("figures"));
  const [open, show] = useState(false);
  const asked = json(ledger);
  const page = Math.max(1, Math.floor(Number(ledger.page)) || 1);
  const bySeries = ledger.by === "series";
  const request = useMemo(() => requestOf(explorer, ledger), [explorer, annex, asked]);
  const paged = { offset: (page - 1) * ROWS, limit: ROWS };
  const list = useMemo(() => explorer.indicators({ ...request, ...(bySeries ? { limit: 0 } : paged) }), [explorer, annex, request]);
  const grouped = useMemo(() => (bySeries ? explorer.series({ ...request, ...paged }) : null), [explorer, annex, request]);
  const change = (some: Partial<Ledger>, move: "push" | "type" = "push") => go({ ledger: { ...ledger, page: "", ...some } }, move);
  const pages = Math.max(1, Math.ceil((grouped ?? list).total / ROWS));
  const chosen = Object.keys(FILTERS).filter((name) => ledger[name as FilterName]).length;
  const sorted = columnOf(ledger);
  return (
    <>
      <div class={`picker narrowing ${open ? "open" : ""}`} role="group" aria-label={t("filters")}>
        <label class="finder">
          <span>{t("figure-find")}</span>
          <input type="search" autocomplete="off" value={ledger.find} onInput={(event) => !event.isComposing && change({ find: event.currentTarget.value }, "type")} onCompositionEnd={(event) => change({ find: event.currentTarget.value }, "type")} />
        </label>
        <button type="button" aria-expanded={open} onClick={() => show(!open)}>
          {t("filters")}
          {chosen > 0 && ` (${chosen})`}
        </button>
        {(Object.keys(FILTERS) as FilterName[]).map((name) => (
          <label>
            <span>{t(LABELS[name])}</span>
            <select value={ledger[name]} onChange={(event) => change({ [name]: event.currentTarget.value })}>
              <option value="">{t("figure-all")}</option>
              {name === "fstatus" ? STATES.map((state) => <option value={state}>{t(`status-${state}`)}</option>) : <Counted name={name} facets={list.facets[FILTERS[name]]} chosen={ledger[name]} />}
            </select>
          </label>
        ))}
      </div>
      {annex === "coming" ? (
        <p class="opening quiet">{t("loading")}</p>
      ) : (
        <>
          <div class="told">
            <p class="sorting" role="group" aria-label={t("figure-list")}>
              <Link to={{ ledger: { ...ledger, page: "", by: "" } }} current={!bySeries}>
                {t("figure-each")}
              </Link>
              <Link to={{ ledger: { ...ledger, page: "", by: "series" } }} current={bySeries}>
                {t("figure-series")}
              </Link>
            </p>
            <p class="quiet" role="status">
              {grouped ? t("series-count", grouped.total) : t("figure-count", list.total)}
              {sorted && ` · ${t(ledger.fsort.startsWith("-") ? "sorted-down" : "sorted-up", t(sorted[0]))}`}
            </p>
            {LEDGER.some((name) => name !== "by" && ledger[name]) && (
              <button type="button" class="plain" onClick={() => go({ ledger: { ...(Object.fromEntries(LEDGER.map((name) => [name, ""])) as Ledger), by: ledger.by } }, "push")}>
                {t("clear")}
              </button>
            )}
            <Download request={request} />
          </div>
          {annex === "missing" && <p class="note">{t("figure-missing")}</p>}
          {list.rows.length > 0 && <FiguresTable rows={list.rows} />}
          {grouped && grouped.total > 0 && <SeriesList list={grouped.series} sorted={!!sorted} />}
          {pages > 1 && (
            <p class="steps">
              {page > 1 && <Link to={{ ledger: { ...ledger, page: String(page - 1) } }}>{t("page-before")}</Link>}
              <span class="quiet">{t("place", page, pages)}</span>
              {page < pages && <Link to={{ ledger: { ...ledger, page: String(page + 1) } }}>{t("page-after")}</Link>}
            </p>
          )}
        </>
      )}
      <p class="quiet">{t("figure-limits")}</p>
    </>
  );
}

/** The values that there are, with their counts; the chosen one even if nothing has it. */
function Counted({ name, facets, chosen }: { name: FilterName; facets: readonly FacetValue[]; chosen: string }) {
  const { t } = useUi();
  const { themes } = useEngine();
  const labelOf = ({ value, label }: FacetValue) => (name === "fkind" ? kindWord(t, value) : name === "ftheme" ? valueLabel(t, "theme", { value, label, count: 0 }, themes) : label);
  return (
    <>
      {chosen && !facets.some(({ value }) => value === chosen) && <option value={chosen}>{chosen} (0)</option>}
      {facets.map((facet) => (
        <option value={facet.value}>
          {labelOf(facet)} ({facet.count})
        </option>
      ))}
    </>
  );
}

/** What may have become of a target. */
const STATES = ["met", "missed", "on-the-way", "due", "no-figure-held", "self-reported", "not-comparable"] as const satisfies readonly Series["status"][];

const LABELS = { fkind: "figure-kind", fyear: "year", ftheme: "theme", fregion: "region", fdoc: "doc", funit: "figure-unit", fsubject: "figure-subject", fname: "figure-name", fstatus: "status" } as const;

function requestOf(explorer: Explorer, ledger: Ledger): FigureRequest {
  const filters: Record<string, string[]> = {};
  for (const name of Object.keys(FILTERS) as FilterName[]) if (ledger[name]) filters[FILTERS[name]] = [ledger[name]];
  return { ...lookedFor(explorer, trimmed(ledger.find.normalize("NFKC")), filters as FigureFilters), ...(columnOf(ledger) && { sort: ledger.fsort as FigureRequest["sort"] }) };
}

/** The column that is sorted by, if it is one of those shown. */
function columnOf({ by, fsort }: Ledger) {
  return [...(by === "series" ? SERIES_COLUMNS : COLUMNS)].find(([, sort]) => sort === fsort.replace(/^-/, ""));
}
