// The series to choose from: those with a promise beside a report first, then those told of most often, unless sorted otherwise.
import type { FigureSort, Series } from "../types";
import { useEngine, useUi } from "./context";
import { compared, statusWord } from "./figure-words";
import { Head, stepRows } from "./figures-table";
import { Link, TEXT_LANGUAGE } from "./text";
import type { Word } from "./words";
import { useVoice } from "./wording";

/** The columns, in order, and what the engine calls to sort by them. */
export const SERIES_COLUMNS = [
  ["figure-name", "indicator"],
  ["figure-subject", "subject"],
  ["series-times", "points"],
  ["series-documents", "documents"],
  ["status", "status"],
] as const satisfies readonly (readonly [Word, FigureSort])[];

export function SeriesList({ list, sorted }: { list: readonly Series[]; sorted: boolean }) {
  const { t, place } = useUi();
  const voice = useVoice();
  const { explorer } = useEngine();
  const documents = explorer.documents();
  return (
    <div class="scrolls" role="region" aria-label={t("figure-series")} tabIndex={0}>
      <table class="grid ledger" onKeyDown={stepRows}>
        {!sorted && <caption class="quiet">{t("series-how")}</caption>}
        <thead>
          <tr>
            {SERIES_COLUMNS.map(([word, sort]) => (
              <Head word={word} sort={sort} number={sort === "points" || sort === "documents"} />
            ))}
          </tr>
        </thead>
        <tbody lang={TEXT_LANGUAGE}>
          {list.map((series) => (
            <tr>
              <th scope="row">
                <Link to={{ ledger: { ...place.ledger, page: "", series: series.id } }}>{series.indicator}</Link>
              </th>
              <td>{series.subject}</td>
              <Counted count={series.points.length} said={t("figure-count", series.points.length)} />
              <Counted count={documentsOf(series)} said={t("documents", documentsOf(series))} />
              <td class="long" lang={t.locale}>
                {statusWord(t, series)}
                {series.conflicts.length > 0 && <span class="doubt">{t("conflicts")}</span>}
                <span class="clause">{compared(voice, series, documents)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const documentsOf = ({ points }: Series) => new Set(points.map(({ document }) => document)).size;

/** A number below its heading; where rows are stacked and the heading is far, with its word. */
function Counted({ count, said }: { count: number; said: string }) {
  const { t } = useUi();
  return (
    <td class="number">
      <span class="in-column">{count}</span>
      <span class="stacked" lang={t.locale}>
        {said}
      </span>
    </td>
  );
}
