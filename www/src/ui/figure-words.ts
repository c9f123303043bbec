// How figures are said, wherever they stand.
import type { Figure, Series } from "../types";
import { shown } from "./chart-layout";
import { isWord, type Words } from "./words";

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

/** Without its bound, which stands beside it in words. */
export function valueText({ value, min, max }: Figure): string {
  if (Array.isArray(value)) return value.join(" : ");
  if (value !== null) return shown(value);
  return min === null || max === null ? String(min ?? max ?? "") : `${min}–${max}`;
}
