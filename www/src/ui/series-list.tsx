// The series to choose from: those with a promise beside a report first, then those told of most often.
import type { Series } from "../types";
import { useUi } from "./context";
import { period, statusWord } from "./figure-words";
import { stepRows } from "./figures-table";
import { Link, TEXT_LANGUAGE } from "./text";

export function SeriesList({ list }: { list: readonly Series[] }) {
  const { t, place } = useUi();
  return (
    <div class="scrolls" role="region" aria-label={t("figure-series")} tabIndex={0}>
      <table class="grid ledger" onKeyDown={stepRows}>
        <caption class="quiet">{t("series-how")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("figure-name")}</th>
            <th scope="col">{t("figure-subject")}</th>
            <th scope="col" class="number">
              {t("series-times")}
            </th>
            <th scope="col" class="number">
              {t("doc")}
            </th>
            <th scope="col">{t("status")}</th>
          </tr>
        </thead>
        <tbody lang={TEXT_LANGUAGE}>
          {list.map((series) => (
            <tr>
              <th scope="row">
                <Link to={{ ledger: { ...place.ledger, page: "", series: series.id } }}>{series.indicator}</Link>
              </th>
              <td>{series.subject}</td>
              <td class="number">{series.points.length}</td>
              <td class="number">{new Set(series.points.map(({ document }) => document)).size}</td>
              <td>
                <span lang={t.locale}>
                  {statusWord(t, series)}
                  {series.conflicts.length > 0 && <span class="doubt">{t("conflicts")}</span>}
                </span>
                <span class="clause">{period(series.words)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
