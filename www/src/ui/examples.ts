// Queries to learn from, made of the corpus at hand: each of them is run before it is shown, and finds something.
import type { Explorer, FacetValue } from "../types";
import type { Engine } from "./context";
import { valueLabel } from "./facets";
import { times, trimmed } from "./own";
import type { Axis } from "./place";
import type { Word, Words } from "./words";

export interface Example {
  /** what it shows */
  word: Word;
  /** ways to write it */
  queries: string[];
}

const WORDS = 12;
/** A word one would type. */
const TYPED = /^\p{Script=Han}{2,6}$/u;

/** Words of the documents, those first that many of them hold. They come with the annex; before, headings have to do. */
export function typicalWords(explorer: Explorer): string[] {
  const { questions, documents } = explorer.map();
  const keywords = times(6, (rank) => documents.flatMap(({ keywords }) => keywords[rank]?.word ?? [])).flat();
  const headings = () => documents.flatMap(({ document }) => explorer.outline(document).nodes.map(({ title }) => title));
  const words = new Set([...questions.map(({ word }) => word), ...keywords].filter((word) => TYPED.test(word)));
  return [...(words.size > 1 ? words : new Set(headings().filter((title) => TYPED.test(title))))].slice(0, WORDS);
}

export function examplesOf({ explorer, all, themes }: Engine, t: Words): Example[] {
  const finds = (query: string) => explorer.searchIds({ query, literal: true, limit: 1 }).length > 0;
  const total = (query: string) => explorer.search({ query, literal: true, limit: 1 }).total;
  const words = typicalWords(explorer);
  const pairs = words.flatMap((one, at) => words.slice(at + 1).map((other) => [one, other] as const));
  const pair = pairs.find(([one, other]) => !one.includes(other) && !other.includes(one) && finds(`${one} ${other}`) && total(one) > total(`${one} ${other}`));
  const [one = "", other = ""] = pair ?? pairs[0] ?? words;
  const long = [...words].sort((a, b) => b.length - a.length)[0] ?? one;
  const years = all.year.map(({ value }) => value).sort();
  const [theme] = [...all.theme].sort((a, b) => b.count - a.count);
  const title = explorer.documents()[0]?.title.match(/\p{Script=Han}{2,}/gu)?.at(-1)?.slice(-4);
  const headed = words.find((word) => finds(`章节:${word}`));
  const within = (axis: Axis, value: string | undefined) => (value ? `${t(`field-${axis}`)}:${/\s/.test(value) ? `"${value}"` : value}` : "");
  // by its name in the language of the page, where that is understood
  const called = (axis: Axis, value: FacetValue | undefined) => (value ? [valueLabel(t, axis, value, themes), value.label] : []).map((name) => within(axis, name)).find(finds) ?? "";

  const examples: [Word, ...string[]][] = [
    ["help-all", `${one} ${other}`],
    ["help-exact", `“${long}”`, `《${long}》`],
    ["help-not", `${one} -${other}`],
    ["help-or", `${one} | ${other}`, `${one} ${t("or")} ${other}`],
    ["doc", within("doc", title)],
    ["region", within("region", all.region[0]?.value)],
    ["help-years", within("year", years.at(-1)), within("year", years.length > 1 ? `${years[0]}..${years.at(-1)}` : undefined)],
    ["theme", called("theme", theme)],
    ["section", within("section", headed)],
    ["kind", called("kind", all.kind[0])],
  ];
  return examples
    .map(([word, ...queries]) => ({ word, queries: queries.filter((query) => trimmed(query) && finds(query)) }))
    .filter(({ queries }) => queries.length > 0);
}
