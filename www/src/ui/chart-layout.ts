// Where the marks of a chart stand: across in percent, so that it fills whatever width there is; down, and all that is
// written, in px. Labels are laid out for a width from which on they do not collide; for wide charts once more, with more of them.
import type { Figure, Series } from "../types";
import { sum, times } from "./own";

export interface Mark {
  point: Figure;
  /** percent */
  x: number;
  /** px: the value; of a range its upper bound */
  y: number;
  /** px from `y` down to the lower bound of a range; 0 for a single number */
  length: number;
  /** px aside, where others stand at the same place */
  aside: number;
  /** percent: where its period begins, `x` where it speaks of one year */
  since: number;
  /** in a chart of any width, and in one that is at least `ROOMY` wide */
  label: Label | null;
  roomy: Label | null;
}

export interface Label {
  text: string;
  dx: number;
  dy: number;
  anchor: "start" | "middle" | "end";
}

export interface Plot {
  marks: Mark[];
  /** between reports of one thing that lasts */
  lines: { x1: number; y1: number; x2: number; y2: number }[];
  years: { x: number; year: number }[];
  /** years of which several marks stand side by side: half the width they take, in px */
  crowds: { x: number; half: number }[];
  ticks: { y: number; text: string }[];
  /** of the numbers at the ticks: 亿元 */
  unit: string;
  fromZero: boolean;
  /** px, without the line of years */
  height: number;
}

const NARROW = { wide: 250, small: 200 };
/** px; the styles know it too */
const ROOMY = 450;
const HEIGHT = { wide: 220, small: 110 };
/** px above the highest mark: an arrow and a label */
const HEAD = { wide: 34, small: 44 };
/** px that two marks need between them */
const APART = 16;
const LASTING = ["level", "count", "share"];

/** Null where nothing can be drawn: no single number, or no year. `said` are labels of some figures, by id, that say more than the value. */
export function layout({ points, measure, targets, outcome, unit }: Series, size: "wide" | "small", said: ReadonlyMap<string, string> = new Map()): Plot | null {
  const drawn = points.flatMap((point) => {
    const bounds = boundsOf(point);
    return bounds && point.year ? [{ point, ...bounds, ...yearsOf(point.year) }] : [];
  });
  if (!drawn.length) return null;
  const [width, height] = [NARROW[size], HEIGHT[size]];
  const top = HEAD[size];
  // without an axis that says otherwise, the line below is zero
  const scale = scaleOf(drawn.flatMap(({ low, high }) => [low, high]).concat(size === "small" ? 0 : []));
  const down = (value: number) => top + ((scale.to - value) / (scale.to - scale.from)) * (height - top);
  const first = Math.min(...drawn.map(({ from }) => from));
  const last = Math.max(...drawn.map(({ to }) => to));
  const across = (year: number) => (first === last ? 50 : 12 + (76 * (year - first)) / (last - first));

  const marks: Mark[] = drawn.map(({ point, low, high, from, to }) => ({ point, x: across(to), y: down(high), length: down(low) - down(high), aside: 0, since: across(from), label: null, roomy: null }));
  const columns = new Map<number, Mark[][]>();
  for (const mark of marks) {
    const here = columns.get(mark.x) ?? [];
    columns.set(mark.x, here);
    const free = here.find((column) => column.every((other) => isSame(mark, other) || mark.y + mark.length + APART <= other.y || other.y + other.length + APART <= mark.y));
    if (free) free.push(mark);
    else here.push([mark]);
  }
  const crowds = [...columns].filter(([, here]) => here.length > 1).map(([x, here]) => ({ x, half: (here.length * APART) / 2 }));
  for (const here of columns.values()) here.forEach((column, at) => column.forEach((mark) => (mark.aside = (at - (here.length - 1) / 2) * APART)));
  const years = [...new Set([first, ...drawn.map(({ to }) => to)])].sort((a, b) => a - b);
  const lines = LASTING.includes(measure) ? linesOf(marks, years.map(across), height) : [];
  const main = [...targets.map(({ id }) => id), outcome];
  place({ marks, lines, main, said, width, mainOnly: size === "small" }).forEach((label, mark) => (mark.label = label));
  place({ marks, lines, main, said, width: ROOMY, mainOnly: false }).forEach((label, mark) => (mark.roomy = label));
  return {
    marks,
    lines,
    years: apart(years, (year) => (across(year) / 100) * width),
    crowds,
    ticks: scale.ticks.map((value) => ({ y: down(value), text: shown(value / scale.by) })),
    unit: scale.word + (unit ?? ""),
    fromZero: scale.from === 0,
    height,
  };

  function apart(years: number[], at: (year: number) => number) {
    const kept: number[] = [];
    const ends = years.length > 1 ? [years[0]!, years.at(-1)!] : years;
    for (const year of [...ends, ...years]) if (kept.every((other) => Math.abs(at(other) - at(year)) >= 36)) kept.push(year);
    return kept.map((year) => ({ x: across(year), year }));
  }
}

/** What several documents say alike, to the eye, is one place of the chart, and not as many dates as there are documents. */
function isSame(a: Mark, b: Mark): boolean {
  return a.point.kind === b.point.kind && a.point.comparator === b.point.comparator && a.length === b.length && Math.abs(a.y - b.y) < 3;
}

function boundsOf({ normValue: value, normMin, normMax }: Figure): { low: number; high: number } | null {
  if (typeof value === "number") return { low: value, high: value };
  return value === null && normMin !== null && normMax !== null ? { low: normMin, high: normMax } : null;
}

function yearsOf(year: string): { from: number; to: number } {
  const [from, to = from] = year.split("-").map(Number) as [number, number?];
  return { from, to };
}

/** From zero, unless everything lies so close together that nothing could be seen. */
function scaleOf(values: readonly number[]) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const base = low > 0 && (low < high * 0.8 || low === high) ? 0 : low;
  const rough = (Math.max(high, 0) - base || Math.abs(high) || 1) / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5].find((times) => times * power >= rough) ?? 10);
  const from = Math.floor(base / step) * step;
  const count = Math.max(1, Math.ceil((high - from) / step - 1e-9));
  const by = Math.abs(high) >= 1e8 ? 1e8 : Math.abs(high) >= 1e4 ? 1e4 : 1;
  return { from, to: from + count * step, ticks: times(count + 1, (at) => from + at * step), by, word: by === 1e8 ? "亿" : by === 1e4 ? "万" : "" };
}

/** Where a year has several reports that differ to the eye, no line says which of them is right. */
function linesOf(marks: readonly Mark[], places: readonly number[], height: number): Plot["lines"] {
  const reports = marks.filter(({ point, since, x }) => point.kind !== "target" && point.kind !== "context" && since === x);
  const lines: Plot["lines"] = [];
  let before: { x: number; y: number } | null = null;
  for (const x of places) {
    const here = reports.filter((mark) => mark.x === x).map(({ y }) => y);
    if (!here.length) continue;
    const y = here[0]!;
    const one = Math.max(...here) - Math.min(...here) <= height * 0.03;
    if (before && one) lines.push({ x1: before.x, y1: before.y, x2: x, y2: y });
    before = one ? { x, y } : null;
  }
  return lines;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

interface Placing {
  marks: readonly Mark[];
  lines: Plot["lines"];
  /** ids of the figures the state rests on */
  main: readonly (string | null)[];
  said: ReadonlyMap<string, string>;
  width: number;
  /** no other is labelled, where there are more than two */
  mainOnly: boolean;
}

/** Labels what the state rests on first, then what still finds a place beside marks, periods and lines. */
function place({ marks, lines, main, said: more, width, mainOnly }: Placing): Map<Mark, Label> {
  const labels = new Map<Mark, Label>();
  const px = (percent: number) => (percent / 100) * width;
  const at = (mark: Mark) => px(mark.x) + mark.aside;
  const taken: Box[] = marks.flatMap((mark) => {
    const middle = mark.y + mark.length / 2;
    const itself: Box = [at(mark) - 7, mark.y - (risesBy(mark) || 7), at(mark) + 7, mark.y + mark.length + (fallsBy(mark) || 7)];
    return mark.since === mark.x ? [itself] : [itself, [px(mark.since), middle - 2, px(mark.x), middle + 2]];
  });
  // a sloping line as a row of small boxes
  for (const { x1, y1, x2, y2 } of lines)
    for (let part = 0; part <= 1; part += 0.05) {
      const [x, y] = [px(x1 + (x2 - x1) * part), y1 + (y2 - y1) * part];
      taken.push([x - 3, y - 1, x + 3, y + 1]);
    }
  const rank = ({ point }: Mark) => (main.includes(point.id) ? 0 : 1);
  const row = ({ y }: Mark) => Math.round(y / 3);
  const said = new Set<string>();
  // from above: what stands below finds room beside or below it
  for (const mark of [...marks].sort((a, b) => rank(a) - rank(b) || row(a) - row(b))) {
    const { id, printed } = mark.point;
    const key = `${mark.x} ${row(mark)} ${mark.point.kind}`;
    if (said.has(key) || (mainOnly && rank(mark) && marks.length > 2)) continue;
    const above = -(risesBy(mark) || 7) - 5;
    const below = mark.length + (fallsBy(mark) || 7) + 12;
    const beside = mark.length / 2 + 4;
    const spots = [
      ...[above, below].flatMap((dy) => [["middle", 0, dy] as const, ["end", 8, dy] as const, ["start", -8, dy] as const]),
      ...[beside, beside - 8, beside + 8].flatMap((dy) => [["end", -11, dy] as const, ["start", 11, dy] as const]),
    ];
    // the value alone where there is no room for more
    for (const text of new Set([more.get(id) ?? printed, printed])) {
      const long = sum([...text].map((sign) => (sign > "\u2e80" ? 12 : 7)));
      const free = spots.find(([anchor, dx, dy]) => {
        const left = at(mark) + dx - (anchor === "end" ? long : anchor === "middle" ? long / 2 : 0);
        const box: Box = [left, mark.y + dy - 11, left + long, mark.y + dy + 3];
        if (left < -4 || left + long > width + 4 || taken.some((other) => overlap(box, other))) return false;
        return taken.push(box);
      });
      if (!free) continue;
      const [anchor, dx, dy] = free;
      said.add(key);
      labels.set(mark, { text, dx: dx + mark.aside, dy, anchor });
      break;
    }
  }
  return labels;
}

/** px that an arrow or a sign takes above its mark, and below. */
export const risesBy = ({ point: { comparator } }: Mark) => (comparator.startsWith(">") ? 22 : comparator === "~" ? 13 : 0);
export const fallsBy = ({ point: { comparator } }: Mark) => (comparator.startsWith("<") ? 22 : 0);

function overlap(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/** A number as it stands in tables: 2,300, and no more digits than it has. */
export function shown(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 6 });
}
