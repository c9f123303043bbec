// The rows on the screen, all pages of them, to take along: as a table for a spreadsheet, as data, as text.
import type { DocumentInfo, Figure, FigureRequest } from "../types";
import { useEngine, useUi } from "./context";
import { kindWord, period } from "./figure-words";
import { csv, markdown } from "./exports";
import { json } from "./own";
import { saveAs } from "./save";
import { plain } from "./text";
import type { Word, Words } from "./words";

type Cell = (row: Figure, t: Words, source: DocumentInfo | undefined) => string | number | null | undefined;

/** The columns of a table that is taken along: what the table on the screen shows, each number by itself, and the source. */
const COLUMNS: readonly (readonly [Word, Cell])[] = [
  ["figure-name", (row) => row.indicator],
  ["figure-printed", (row) => row.printed],
  ["figure-value", ({ value }) => [value].flat().join(":")],
  ["figure-min", (row) => row.min],
  ["figure-max", (row) => row.max],
  ["figure-unit", (row) => row.unit],
  ["figure-norm", ({ normValue }) => [normValue].flat().join(":")],
  ["figure-norm-unit", (row) => row.normUnit],
  ["figure-bound", ({ comparator: bound }, t) => (bound === "=" || bound === "range" ? "" : t(`bound-${bound}`))],
  ["figure-kind", (row, t) => kindWord(t, row.kind)],
  ["year", (row) => period(row.year)],
  ["figure-subject", (row) => row.subject],
  ["figure-doubt", (row, t) => (row.confidence === "low" ? t("figure-doubt") : "")],
  ["region", (row) => row.region],
  ["doc", (row) => row.documentTitle],
  ["series-sentence", (row) => plain(row.clause)],
  ["source", (_row, _t, source) => source?.sourceUrl],
];
const IN_TEXT: readonly Word[] = ["figure-name", "figure-printed", "figure-kind", "year", "figure-subject", "doc", "series-sentence"];

const TYPES = { csv: "text/csv", json: "application/json", md: "text/markdown" };

export function Download({ request }: { request: FigureRequest }) {
  const { t } = useUi();
  const { explorer } = useEngine();
  const take = (name: keyof typeof TYPES) => {
    const { total } = explorer.indicators({ ...request, limit: 1 });
    const { rows } = explorer.indicators({ ...request, limit: total });
    const sources = new Map(explorer.documents().map((info) => [info.key, info]));
    const table = (columns: typeof COLUMNS) => [columns.map(([word]) => t(word)), ...rows.map((row) => columns.map(([, cell]) => String(cell(row, t, sources.get(row.document)) ?? "")))];
    const text = name === "csv" ? csv(table(COLUMNS)) : name === "md" ? markdown(table(COLUMNS.filter(([word]) => IN_TEXT.includes(word)))) : json(rows);
    saveAs(`figures.${name}`, TYPES[name], text);
  };
  return (
    <span class="steps" role="group" aria-label={t("figure-take")}>
      <span class="quiet">{t("figure-take")}</span>
      {(Object.keys(TYPES) as (keyof typeof TYPES)[]).map((name) => (
        <button type="button" onClick={() => take(name)}>
          {name === "md" ? "Markdown" : name.toUpperCase()}
        </button>
      ))}
    </span>
  );
}
