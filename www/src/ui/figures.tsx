// The ledger: every figure of the texts as a row that opens its sentence. What narrows it down stands in the address.
import { useEffect, useMemo } from "preact/hooks";
import type { Figure, FigureFilters, FigureRequest } from "../types";
import { useAnnex, useEngine, useTitle, useUi } from "./context";
import { Download } from "./figures-download";
import { LEDGER, type Ledger } from "./place";
import { Link, TEXT_LANGUAGE } from "./text";
import { isWord, type Words } from "./words";

const ROWS = 50;

/** What one can narrow down by, as named in the address, and the filter of the engine it is. */
const FILTERS = { fkind: "kind", fyear: "year", fregion: "region", fdoc: "doc", funit: "unit", fsubject: "subject", fname: "indicator" } as const satisfies Partial<Record<keyof Ledger, keyof FigureFilters>>;
type FilterName = keyof typeof FILTERS;

/** The columns, in order; with a name of the engine's where one can sort by it. */
const COLUMNS = [["figure-name", "indicator"], ["figure-value", "value"], ["figure-unit", null], ["figure-kind", null], ["year", "year"], ["figure-subject", "subject"], ["doc", "document"]] as const;

export function FiguresRoom({ toTop }: { toTop: () => void }) {
  const { t, place, back, scroller, go, citing } = useUi();
  const { explorer } = useEngine();
  const annex = useAnnex();
  const { ledger } = place;
  const asked = JSON.stringify(ledger);
  const page = Math.max(1, Math.floor(Number(ledger.page)) || 1);
  const request = useMemo(() => requestOf(ledger), [asked]);
  const list = useMemo(() => explorer.indicators({ ...request, offset: (page - 1) * ROWS, limit: ROWS }), [explorer, annex, request, page]);
  useTitle(t("figures"));
  citing.current = () => "";
  useEffect(() => {
    if (!scroller.arrive(`figures ${asked}`, back) && page > 1) toTop();
  }, [asked]);
  const change = (some: Partial<Ledger>, move: "push" | "type" = "push") => go({ ledger: { ...ledger, page: "", ...some } }, move);
  const pages = Math.max(1, Math.ceil(list.total / ROWS));
  return (
    <main class="room" part="figures">
      <div class="column whole">
        <h1 class="unseen">{t("figures")}</h1>
        <div class="picker narrowing" role="group" aria-label={t("filters")}>
          <label class="finder">
            <span>{t("figure-find")}</span>
            <input type="search" autocomplete="off" value={ledger.find} onInput={(event) => !event.isComposing && change({ find: event.currentTarget.value }, "type")} onCompositionEnd={(event) => change({ find: event.currentTarget.value }, "type")} />
          </label>
          {(Object.keys(FILTERS) as FilterName[]).map((name) => (
            <label>
              <span>{t(LABELS[name])}</span>
              <select value={ledger[name]} onChange={(event) => change({ [name]: event.currentTarget.value })}>
                <option value="">{t("figure-all")}</option>
                {ledger[name] && !list.facets[FILTERS[name]].some(({ value }) => value === ledger[name]) && <option value={ledger[name]}>{ledger[name]} (0)</option>}
                {list.facets[FILTERS[name]].map(({ value, label, count }) => (
                  <option value={value}>
                    {name === "fkind" ? kindWord(t, value) : label} ({count})
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
        {annex === "coming" ? (
          <p class="opening quiet">{t("loading")}</p>
        ) : (
          <>
            <div class="told">
              <p class="quiet" role="status">
                {t("figure-count", list.total)}
              </p>
              {LEDGER.some((name) => ledger[name]) && (
                <button type="button" class="plain" onClick={() => go({ ledger: { ...ledger, ...Object.fromEntries(LEDGER.map((name) => [name, ""])) } }, "push")}>
                  {t("clear")}
                </button>
              )}
              <Download request={request} />
            </div>
            {annex === "missing" && <p class="note">{t("figure-missing")}</p>}
            {list.rows.length > 0 && <Table rows={list.rows} />}
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
      </div>
    </main>
  );
}

const LABELS = { fkind: "figure-kind", fyear: "year", fregion: "region", fdoc: "doc", funit: "figure-unit", fsubject: "figure-subject", fname: "figure-name" } as const;

function requestOf(ledger: Ledger): FigureRequest {
  const filters: Record<string, string[]> = {};
  for (const name of Object.keys(FILTERS) as FilterName[]) if (ledger[name]) filters[FILTERS[name]] = [ledger[name]];
  const known = COLUMNS.some(([, sort]) => sort && ledger.fsort.replace(/^-/, "") === sort);
  return { query: ledger.find, filters: filters as FigureFilters, ...(known && { sort: ledger.fsort as FigureRequest["sort"] }) };
}

export function kindWord(t: Words, kind: string): string {
  const word = `figure-${kind}`;
  return isWord(word) ? t(word) : kind;
}

function Table({ rows }: { rows: readonly Figure[] }) {
  const { t, place } = useUi();
  const { ledger } = place;
  return (
    <div class="scrolls" role="region" aria-label={t("figures")} tabIndex={0}>
      <table class="grid ledger">
        <thead>
          <tr>
            {COLUMNS.map(([word, sort]) => {
              const up = ledger.fsort === sort;
              const down = ledger.fsort === `-${sort}`;
              return (
                <th scope="col" aria-sort={sort && (up || down) ? (up ? "ascending" : "descending") : undefined}>
                  {sort ? (
                    <Link to={{ ledger: { ...ledger, page: "", fsort: up ? `-${sort}` : sort } }}>
                      {t(word)}
                      <span aria-hidden="true">{up ? " ↑" : down ? " ↓" : ""}</span>
                    </Link>
                  ) : (
                    t(word)
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody lang={TEXT_LANGUAGE}>
          {rows.map((row) => (
            <Row row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { row: Figure }) {
  const { t } = useUi();
  const bound = row.comparator;
  return (
    <tr>
      <th scope="row">
        <Link to={{ view: "read", document: row.document, at: row.quote }}>{row.indicator}</Link>
        {row.confidence === "low" && (
          <span class="doubt" lang={t.locale}>
            {t("figure-doubt")}
          </span>
        )}
        <span class="clause">{row.clause.map((run) => (run.hit ? <b>{run.text}</b> : run.text))}</span>
      </th>
      <td class="number">
        {bound !== "=" && bound !== "range" && (
          <span class="quiet" lang={t.locale}>
            {t(`bound-${bound}`)}{" "}
          </span>
        )}
        {valueText(row)}
      </td>
      <td>{row.unit}</td>
      <td lang={t.locale}>{kindWord(t, row.kind)}</td>
      <td class="number">{row.year ?? <span lang={t.locale}>{t("time-unknown")}</span>}</td>
      <td>{row.subject}</td>
      <td>{row.documentTitle}</td>
    </tr>
  );
}

/** Without its bound, which stands beside it in words. */
export function valueText({ value, min, max }: Figure): string {
  if (Array.isArray(value)) return value.join(" : ");
  if (value !== null) return value.toLocaleString("en", { maximumFractionDigits: 6 });
  return min === null || max === null ? String(min ?? max ?? "") : `${min}–${max}`;
}
