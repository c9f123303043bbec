// The faint line under the box: how the query was read, and what that found. A looser reading is admitted before anything
// else, with the way back to what was typed.
import type { Note, SearchResult } from "../types";
import { useLater, useUi } from "./context";
import { trimmed } from "./own";
import { Link, TEXT_LANGUAGE } from "./text";
import { isWord, type Words } from "./words";

/** Notes of another reading than the typed one come as "typed→meant、meant", or list the words that stand apart. */
function isLooser({ code, detail }: Note): boolean {
  return code === "parts" || code === "some" || detail.includes("→");
}

function noteText(t: Words, { code, detail }: Note, query: string): string {
  const word = `note-${code}`;
  if (!isWord(word)) return detail;
  const [typed = "", meant] = detail.split("→");
  if (meant === undefined) return t(word, detail.split(" ").join(t("and")), query);
  return t(word, meant.split("、").map((one) => t("quoted", one)).join(t("and")), typed);
}

/** Whether one note says of all results how they were read. */
export function isToldOnce({ fallback, notes }: SearchResult): boolean {
  const [note, ...more] = notes.filter(isLooser);
  return fallback && note !== undefined && !more.length && note.detail.includes("→") && !note.detail.includes("、");
}

/** What a reader who cannot see the results is told of them. */
export function spoken(t: Words, result: SearchResult, query: string): string {
  const looser = result.notes.filter(isLooser).map((note) => noteText(t, note, query));
  const { total, partial, documents } = result;
  const counts = [...(total ? [t("counts", total, documents)] : []), ...(partial ? [t("also-partial", partial)] : [])];
  return [...looser, ...(counts.length ? counts : [t("none", query)])].join(t("stop"));
}

export function Understood({ result }: { result: SearchResult }) {
  const { t, place } = useUi();
  const query = trimmed(place.query);
  const Unknowable = useLater()?.Unknowable;
  const looser = result.notes.filter(isLooser);
  const plain = result.notes.filter((note) => !looser.includes(note));
  const admitted = looser.map((note) => noteText(t, note, query));
  if (result.fallback && !admitted.length) admitted.push(t("looser", query));
  return (
    <div class="understood" part="understood">
      {admitted.map((text, index) => (
        <p class="note">
          {text}
          {index === admitted.length - 1 && " "}
          {index === admitted.length - 1 && <Link to={{ literal: true }}>{t("literal")}</Link>}
        </p>
      ))}
      {place.literal && query && (
        <p class="note">
          {t("literal-on")}{" "}
          <Link to={{ literal: false }}>{t("literal-off")}</Link>
        </p>
      )}
      {plain.map((note) => (
        <p class="note">{noteText(t, note, query)}</p>
      ))}
      {result.fallback && result.total + result.partial > 0 && Unknowable && <Unknowable />}
      {result.total + result.partial > 0 && (
        <p class="facts dotted">
          {!result.fallback && result.understood.length > 0 && <span lang={TEXT_LANGUAGE}>{result.understood.join(" ")}</span>}
          {query && !result.fallback && <span>{found(t, result)}</span>}
          {result.total > 0 && <span>{t("documents", result.documents)}</span>}
          {result.total > 0 && <span>{t("passages", result.total)}</span>}
          {result.partial > 0 && <span>{t("also-partial", result.partial)}</span>}
        </p>
      )}
    </div>
  );
}

/** Where the words stand in the results that are shown and hold all of them. */
function found(t: Words, { hits }: SearchResult): string {
  const where = new Set(hits.map(({ group }) => group));
  return (["literal", "heading", "looser"] as const).filter((one) => where.has(one)).map((one) => t(`in-${one}`)).join(t("and"));
}
