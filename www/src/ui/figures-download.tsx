// The rows on the screen, all pages of them, to take along: as a table for a spreadsheet, as data, as text.
import type { Figure, FigureRequest } from "../types";
import { useEngine, useUi } from "./context";
import { saveAs } from "./save";

const FIELDS = ["indicator", "printed", "value", "min", "max", "unit", "normValue", "normUnit", "comparator", "kind", "year", "subject", "confidence", "region", "documentTitle", "document", "quote"] as const satisfies readonly (keyof Figure)[];

const FORMATS = {
  csv: { type: "text/csv", write: csv },
  json: { type: "application/json", write: (rows: readonly Figure[]) => JSON.stringify(rows, null, 1) },
  md: { type: "text/markdown", write: markdown },
};

export function Download({ request }: { request: FigureRequest }) {
  const { t } = useUi();
  const { explorer } = useEngine();
  const take = (name: keyof typeof FORMATS) => {
    const { type, write } = FORMATS[name];
    const { total } = explorer.indicators({ ...request, limit: 1 });
    saveAs(`figures.${name}`, type, write(explorer.indicators({ ...request, limit: total }).rows));
  };
  return (
    <span class="steps" role="group" aria-label={t("figure-take")}>
      <span class="quiet">{t("figure-take")}</span>
      {(Object.keys(FORMATS) as (keyof typeof FORMATS)[]).map((name) => (
        <button type="button" onClick={() => take(name)}>
          {name === "md" ? "Markdown" : name.toUpperCase()}
        </button>
      ))}
    </span>
  );
}

const cell = (row: Figure, field: (typeof FIELDS)[number]) => [row[field] ?? ""].flat().join(":");

/** With a mark of its encoding, which Excel needs; a text that a spreadsheet would take for a formula is set in front of an apostrophe. */
function csv(rows: readonly Figure[]): string {
  const quoted = (value: string) => `"${value.replace(/^(?=[=+@\t\r])/, "'").replaceAll('"', '""')}"`;
  return "\uFEFF" + [FIELDS.join(","), ...rows.map((row) => FIELDS.map((field) => quoted(cell(row, field))).join(","))].join("\r\n") + "\r\n";
}

function markdown(rows: readonly Figure[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`;
  const some = ["indicator", "printed", "kind", "year", "subject", "documentTitle", "quote"] as const;
  return [line(some), line(some.map(() => "---")), ...rows.map((row) => line(some.map((field) => cell(row, field))))].join("\n") + "\n";
}
