// The figures as rows: each opens its sentence and the series it belongs to, and can be taken along with its source.
import { useState } from "preact/hooks";
import type { Figure, FigureSort } from "../types";
import { citation } from "./cite";
import { useEngine, useUi } from "./context";
import { kindWord, period, valueText } from "./figure-words";
import { ByHand, useCopy } from "./copy";
import { Clause, Doubt } from "./series";
import { Link, TEXT_LANGUAGE, plain } from "./text";
import type { Word } from "./words";

/** The columns, in order, and what the engine calls to sort by them. */
export const COLUMNS = [
  ["figure-name", "indicator"],
  ["figure-value", "value"],
  ["figure-unit", "unit"],
  ["figure-kind", "kind"],
  ["year", "year"],
  ["figure-subject", "subject"],
  ["doc", "document"],
  ["region", "region"],
] as const satisfies readonly (readonly [Word, FigureSort])[];
const NUMBERS: readonly Word[] = ["figure-value", "year"];

export function FiguresTable({ rows }: { rows: readonly Figure[] }) {
  const { t } = useUi();
  const { said, refused, copy, dismiss } = useCopy();
  const [taken, take] = useState("");
  return (
    <>
      <div class="scrolls" role="region" aria-label={t("figures")} tabIndex={0}>
        <table class="grid ledger" onKeyDown={stepRows}>
          <thead>
            <tr>
              {COLUMNS.map(([word, sort]) => (
                <Head word={word} sort={sort} number={NUMBERS.includes(word)} />
              ))}
              <td class="act" />
            </tr>
          </thead>
          <tbody lang={TEXT_LANGUAGE}>
            {rows.map((row) => (
              <Row
                row={row}
                said={said && taken === row.id}
                copy={(text) => {
                  take(row.id);
                  void copy(text);
                }}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p class="unseen" role="status">
        {said && t("copied")}
      </p>
      {refused && (
        <div class="bar">
          <ByHand text={refused} close={dismiss} />
        </div>
      )}
    </>
  );
}

/** A heading that sorts by its column, and the other way round when it does already. */
export function Head({ word, sort, number }: { word: Word; sort: FigureSort; number: boolean }) {
  const { t, place } = useUi();
  const { ledger } = place;
  const up = ledger.fsort === sort;
  const down = ledger.fsort === `-${sort}`;
  return (
    <th scope="col" class={number ? "number" : undefined} aria-sort={up ? "ascending" : down ? "descending" : undefined}>
      <Link to={{ ledger: { ...ledger, page: "", fsort: up ? `-${sort}` : sort } }}>
        {t(word)}
        <span aria-hidden="true">{up ? " ↑" : down ? " ↓" : ""}</span>
      </Link>
    </th>
  );
}

/** Up and down lead from row to row. */
export function stepRows(event: KeyboardEvent & { currentTarget: HTMLElement }) {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("tbody th a")];
  const row = (event.target as Element).closest("tr");
  const next = links[links.findIndex((link) => row?.contains(link)) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function Row({ row, said, copy }: { row: Figure; said: boolean; copy: (text: string) => void }) {
  const { t, place } = useUi();
  const { explorer } = useEngine();
  const bound = row.comparator;
  const cited = () => {
    const info = explorer.documents().find(({ key }) => key === row.document);
    const what = `${row.indicator}（${[row.subject, period(row.year), kindWord(t, row.kind)].filter(Boolean).join("，")}）：${row.printed}`;
    return info ? citation(t, `${what}\n“${plain(row.clause)}”`, info, row.path.map(({ title }) => title), explorer.about().edition) : "";
  };
  return (
    <tr>
      <th scope="row">
        <Link to={{ view: "read", document: row.document, at: row.quote }}>{row.indicator}</Link>
        <Doubt point={row} />
        {row.seriesPoints > 1 && (
          <span class="same" lang={t.locale}>
            <Link to={{ ledger: { ...place.ledger, series: row.series } }}>{t("series-same", row.seriesPoints)}</Link>
          </span>
        )}
        <Clause point={row} />
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
      <td class="number">{period(row.year) || <span lang={t.locale}>{t("time-unknown")}</span>}</td>
      <td>{row.subject}</td>
      <td class="long">{row.documentTitle}</td>
      <td class="region">{row.region}</td>
      <td class="act">
        <button type="button" class="plain" lang={t.locale} title={t("copy-sourced")} onClick={() => copy(cited())}>
          {t(said ? "copied" : "figure-copy")}
        </button>
      </td>
    </tr>
  );
}
