// How figures are said, wherever they stand.
import type { Explorer, Figure, FigureFilters, FigureRequest, Series } from "../types";
import { shown } from "./chart-layout";
import { isWord, type Words } from "./words";

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

/** What a promise comes to, in the reader's language: target; report; the outcome of both. */
export function compared(t: Words, { points, plan, outcome, end, gap, unit, derived }: Series): string {
  const [target, report] = [plan, outcome].map((id) => points.find((point) => point.id === id));
  const due = target?.year?.slice(-4) ?? "";
  const sameTime = ["reached", "behind", "bounds"].includes(end);
  const short = gap && unit === "%" ? t("points", gap) : (gap ?? "");
  return [
    target && t("compared-target", due, worded(t, target)),
    report && (sameTime || !report.year ? t("compared-outcome", worded(t, report)) : t("compared-year", period(report.year), worded(t, report))),
    end === "grown" ? derived && t("end-grown", derived.rate, derived.printed) : end !== "open" && t(`end-${end}`, end === "no-figure" ? due : short),
  ]
    .filter(Boolean)
    .join(t("compared-joint"));
}

/** A value with its bound in words and its unit: "不低于2500亿元". */
function worded(t: Words, { comparator, value, min, max, unit }: Figure): string {
  const number = Array.isArray(value) ? value.join(":") : value === null ? [min, max].filter((bound) => bound !== null).join("–") : String(value);
  const said = Array.isArray(value) ? number : number + (unit ?? "");
  return comparator === "=" || comparator === "range" ? said : t("bounded", t(`bound-${comparator}`), said);
}

/** Without its bound, which stands beside it in words. */
export function valueText({ value, min, max }: Figure): string {
  if (Array.isArray(value)) return value.join(" : ");
  if (value !== null) return shown(value);
  return min === null || max === null ? String(min ?? max ?? "") : `${min}–${max}`;
}
