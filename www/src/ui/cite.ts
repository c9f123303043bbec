// Quoting with the source, so that what is copied can be checked.
import type { DocumentInfo } from "../types";
import { trimmed } from "./own";
import type { Word, Words } from "./words";

/** the text / ——《title》 section › section（issuer，date） / address of the source / edition of the texts */
export function citation(t: Words, text: string, info: DocumentInfo, path: readonly string[], edition: string, raw = false): string {
  const by = [info.issuer, info.published ?? info.year].filter(Boolean).join("，");
  return [
    trimmed(text),
    `——《${info.title || t("untitled")}》${path.length ? " " : ""}${path.join(" › ")}${by && `（${by}）`}`,
    info.sourceUrl,
    `${t("name")} · ${t("edition")} ${edition.slice(0, 8)}${raw ? ` · ${t("raw")}` : ""}`,
  ]
    .filter(Boolean)
    .join("\n");
}

const SENTENCE = /[^。！？…]*(?:[。！？…]+[”’」』）]*|$)/g;
const LINKED = 60;

/** The sentence that holds a place of a text, by its beginning: enough of it to find it again where `finds` says so; "" if nothing does. */
export function sentenceAt(text: string, place: number, finds: (quote: string) => boolean): string {
  const sentence = [...text.matchAll(SENTENCE)].find(({ index, 0: { length } }) => index + length > place);
  if (!sentence) return "";
  const { index } = sentence;
  const ends = [index + Math.min(LINKED, sentence[0].length), index + 2 * LINKED, text.length];
  return ends.map((end) => text.slice(index, end)).find(finds) ?? "";
}

/** Where the sentence stands that begins with the quote, blanks and ellipses aside; null if it is not there. */
export function sentenceSpan(text: string, quote: string): [from: number, to: number] | null {
  const kept = [...text.matchAll(/[^\s…]/g)].map(({ index }) => index);
  const bare = bareText(quote);
  const at = bareText(text).indexOf(bare);
  if (at < 0 || !bare) return null;
  const last = kept[at + bare.length - 1]!;
  const sentence = [...text.matchAll(SENTENCE)].find(({ index, 0: { length } }) => index + length > last);
  return [kept[at]!, sentence ? sentence.index + sentence[0].length : last + 1];
}

/** What a quote is found by. */
export const bareText = (text: string) => text.replace(/[\s…]+/g, "");

/** Stretches of a seed as they are told to readers: the first and the last character, counted from 1. */
export function positions(t: Words, spans: readonly (readonly [number, number])[]): string {
  return spans.map(([from, to]) => `${from + 1}–${to}`).join(t("and"));
}

/** What to send to whoever keeps the texts: which words of which document, and where they come from. */
export function report(t: Words, text: string, info: DocumentInfo, path: readonly string[], spans: readonly (readonly [number, number])[], edition: string, link: string): string {
  const label = (word: Word, value: string) => t(word) + t("colon") + value;
  return [
    t("report-title"),
    label("doc", `《${info.title || t("untitled")}》 ${info.key}`),
    path.length ? label("report-section", path.join(" › ")) : "",
    label("report-span", `${info.file} ${positions(t, spans)}`),
    label("edition", edition),
    link && label("link", link),
    label("report-text", trimmed(text)),
    label("report-wrong", ""),
  ]
    .filter(Boolean)
    .join("\n");
}
