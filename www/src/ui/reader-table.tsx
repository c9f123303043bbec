// A table of a document: its rows are blocks, as paragraphs are.
import type { Block, TableInfo } from "../types";
import { useUi } from "./context";
import { MarkedRuns, type TextRun } from "./reader-marks";
import { plain, splitRuns } from "./text";

/** The cells of a row: its runs, cut at the tabs. */
function cellsOf(runs: readonly TextRun[]): TextRun[][] {
  const cells: TextRun[][] = [];
  let rest: TextRun[] = [...runs];
  for (const text of plain(runs).split("\t")) {
    const [cell, after] = splitRuns(rest, text.length);
    cells.push(cell);
    rest = splitRuns(after, 1)[1];
  }
  return cells;
}

/** A cell with how far it goes: neighbours that say the same in a heading are one. */
type Span = { runs: TextRun[]; text: string; width: number };

function spans(row: readonly TextRun[][], merge: boolean): Span[] {
  const found: Span[] = [];
  for (const runs of row) {
    const text = plain(runs).trim();
    const last = found.at(-1);
    if (merge && text && last?.text === text) last.width++;
    else found.push({ runs, text, width: 1 });
  }
  return found;
}

/** How a cell is set: numbers and short words never break, and long ones get room. */
function setting(text: string): string | undefined {
  if (/^(?=.*\d)[\d\s.,%％‰+\-−—–~～/〔〕[\]()（）<>≥≤±]+$/.test(text)) return "number";
  return text.length <= SHORT ? "short" : text.length > LENGTHY ? "lengthy" : undefined;
}

/** Characters of a cell on one line, and of one that needs a wide column. */
const SHORT = 5;
const LENGTHY = 10;

type Props = { table: TableInfo; rows: readonly Block[]; above: Block | undefined; first: number; target: number };

const bare = (text: string) => text.replace(/\s/g, "");

/**
 * `rows` are the blocks of one table, `above` the block before them, `first` the number of the first among all, `target` that
 * of the one one was sent to.
 */
export function TextTable({ table, rows, above, first, target }: Props) {
  const { t } = useUi();
  const unit = table.unit ? t("table-unit", table.unit) : "";
  const title = (table.caption ?? "") + unit;
  // a title that is the heading above is not printed twice
  const headed = above?.type === "heading" && bare(above.number + plain(above.runs)) === bare(table.caption ?? "");
  const printed = headed ? unit : title;
  const row = (block: Block, nth: number) => {
    const head = nth < table.heads;
    const cells = cellsOf(block.runs);
    const whole = cells.length > 1 && new Set(cells.map((cell) => plain(cell).trim())).size === 1;
    let column = 0;
    return (
      <tr key={block.id} class={first + nth === target ? "target" : undefined} data-block={block.id} tabIndex={-1}>
        {spans(cells, head || whole).map(({ runs, text, width }) => {
          const names = head || whole || table.rowHeads.includes(column);
          const Tag = names ? "th" : "td";
          column += width;
          return (
            <Tag class={width > 1 ? undefined : setting(text)} scope={names ? (head ? "col" : "row") : undefined} colSpan={width > 1 ? width : undefined}>
              <MarkedRuns runs={runs} />
            </Tag>
          );
        })}
      </tr>
    );
  };
  return (
    <div class="table" role="region" tabIndex={0} aria-label={title || t("table")}>
      <table>
        {title && <caption class={printed ? undefined : "unseen"}>{printed || title}</caption>}
        {table.heads > 0 && <thead>{rows.slice(0, table.heads).map(row)}</thead>}
        <tbody>{rows.slice(table.heads).map((block, nth) => row(block, nth + table.heads))}</tbody>
      </table>
    </div>
  );
}
