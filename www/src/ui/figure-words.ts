// How figures are said, wherever they stand.
import type { DocumentInfo, Explorer, Figure, FigureFilters, FigureRequest, Series, Target } from "../types";
import { shown } from "./chart-layout";
import { isWord, type Words } from "./words";

/** The words of the page, and a number in them with its unit in the characters of the page: 2300億元. */
export interface Voice {
  readonly t: Words;
  unitOf(number: string): string;
}

/** Figures that hold the words; where none does, numbers among them by their value: 11000个 stands as 1.1万个. */
export function lookedFor(explorer: Explorer, find: string, filters: FigureFilters): FigureRequest {
  const words = find.split(/\s+/);
  const value = words.filter((word) => /^\d/.test(word));
  const request = { query: find, filters };
  if (!value.length || explorer.indicators({ ...request, limit: 0 }).total) return request;
  return { query: words.filter((word) => !value.includes(word)).join(" "), filters: { ...filters, value } };
}

export function kindWord(t: Words, kind: string): string {
  const word = `figure-${kind}`;
  return isWord(word) ? t(word) : kind;
}

export function statusWord(t: Words, { status }: Series): string {
  return t(`status-${status}`);
}

/** Periods of years with the dash that is theirs: "2016–2020"; "" if not known. */
export function period(text: string | null): string {
  return text?.replace(/(\d{4})-(?=\d{4})/g, "$1–") ?? "";
}

/** A figure of a series. */
export function pointOf({ points }: Series, id: string | null): Figure | undefined {
  return points.find((point) => point.id === id);
}

/** What a promise comes to, in the reader's language: the targets; the report; the outcome of both. Targets that differ are told with their documents. */
export function compared(voice: Voice, series: Series, documents: readonly DocumentInfo[]): string {
  const { t } = voice;
  const { targets, outcome, end } = series;
  const report = pointOf(series, outcome);
  const told = toldTargets(voice, series, documents);
  const due = pointOf(series, targets[0]?.id ?? null)?.year?.slice(-4) ?? "";
  const sameTime = ["reached", "behind", "bounds"].includes(end);
  const ends = told.length ? told.map(({ target }) => endWords(voice, series, target, due)) : [endWords(voice, series, series, due)];
  const alike = new Set(ends).size < 2;
  return [
    told.length && t("compared-target", due, told.length > 1 ? allNamed(t, told) : told[0]!.words),
    report && (sameTime || !report.year ? t("compared-outcome", worded(voice, report)) : t("compared-year", period(report.year), worded(voice, report))),
    ...(alike ? ends.slice(0, 1) : ends.map((words, at) => words && named(t, words, told[at]!.titles))),
  ]
    .filter(Boolean)
    .join(t("compared-joint"));
}

/** Different targets, each once, with the documents that set it: "2021年规划", or their titles where several are called so. */
function toldTargets(voice: Voice, series: Series, documents: readonly DocumentInfo[]) {
  const told = new Map<string, { target: Target; words: string; titles: string[] }>();
  const points = series.targets.map(({ id }) => pointOf(series, id)!);
  const sources = documents.filter(({ key }) => points.some(({ document }) => document === key));
  const labels = sources.map((info) => sourceWord(voice.t, info));
  const short = new Set(labels).size === sources.length;
  series.targets.forEach((target, at) => {
    const { document, documentTitle } = points[at]!;
    const title = short ? labels[sources.findIndex(({ key }) => key === document)]! : `《${documentTitle}》`;
    const words = worded(voice, points[at]!);
    const known = told.get(words);
    if (!known) told.set(words, { target, words, titles: [title] });
    else if (!known.titles.includes(title)) known.titles.push(title);
  });
  return [...told.values()];
}

const named = (t: Words, words: string, titles: readonly string[]) => t("named", words, titles.join(t("and")));
const allNamed = (t: Words, told: ReturnType<typeof toldTargets>) => told.map(({ words, titles }) => named(t, words, titles)).join(t("and"));

function sourceWord(t: Words, { year, kind }: DocumentInfo): string {
  const word = `kind-${kind}`;
  const said = isWord(word) ? t(word) : kind;
  return year ? t("source-of", year, said) : said;
}

function endWords({ t, unitOf }: Voice, { unit, derived }: Series, { end, gap }: Pick<Target, "end" | "gap">, due: string): string {
  if (end === "grown") return derived ? t("end-grown", unitOf(derived.rate), unitOf(derived.printed)) : "";
  return end === "open" ? "" : t(`end-${end}`, gap && unit === "%" ? t("points", gap) : unitOf(gap ?? ""), due);
}

/**
 * Where documents want different things of a year, their targets as a chart tells them: `labels` by id, with the first of the
 * documents that say so, 突破2300亿元 · 2021年规划; and all of them in a line, for which a narrow chart has no room.
 */
export function sourced(voice: Voice, series: Series, documents: readonly DocumentInfo[]) {
  const { t } = voice;
  const told = toldTargets(voice, series, documents);
  const labels = new Map<string, string>();
  if (told.length < 2) return { labels, line: "" };
  for (const { target, titles } of told) labels.set(target.id, `${pointOf(series, target.id)!.printed} · ${titles[0]}`);
  const due = pointOf(series, told[0]!.target.id)!.year!.slice(-4);
  return { labels, line: t("compared-target", due, allNamed(t, told)) };
}

/** A value with its bound in words and its unit: "不低于2500亿元". */
function worded({ t, unitOf }: Voice, { comparator, value, min, max, unit }: Figure): string {
  const ends = [min, max].filter((bound) => bound !== null).map(String);
  const range = ends.join().includes("-") ? t("range-signed", ...ends) : ends.join("–");
  const number = Array.isArray(value) ? value.join(":") : value === null ? range : String(value);
  const said = Array.isArray(value) ? number : unitOf(number + (unit ?? ""));
  return comparator === "=" || comparator === "range" ? said : t("bounded", t(`bound-${comparator}`), said);
}

/** Without its bound, which stands beside it in words. */
export function valueText({ value, min, max }: Figure): string {
  if (Array.isArray(value)) return value.join(" : ");
  if (value !== null) return shown(value);
  return min === null || max === null ? String(min ?? max ?? "") : `${min}–${max}`;
}
