// The values that cross from the engine to the screen. One description, checked against the Rust views by
// tests/boundary: a field added on one side only fails there. Absent is null, never undefined.

/** A piece of text and whether the query matched it. Runs joined give the text; there are no offsets and no HTML. */
export interface Run {
  text: string;
  hit: boolean;
}

/** Values within one filter are alternatives; filters among themselves must all hold. */
export interface Filters {
  /** document keys */
  doc?: string[];
  /** district, as `region` in DocumentInfo */
  region?: string[];
  /** "2025", or a range "2021..2025" */
  year?: string[];
  /** document kind, e.g. "plan" */
  kind?: string[];
  /** section ids; a section includes what lies below it */
  section?: string[];
  /** ids of themes and sub-themes, e.g. "T07", "T07a"; a passage has up to three themes and is found under each of them */
  theme?: string[];
}

export type Sort = "relevance" | "document" | "year";

export interface SearchRequest {
  query?: string;
  /** take every word as if it were quoted: nothing looser will do */
  literal?: boolean;
  filters?: Filters;
  sort?: Sort;
  offset?: number;
  limit?: number;
}

export interface SectionRef {
  id: string;
  /** with its number, e.g. "第二节 大力推进城市更新" */
  title: string;
}

export interface Hit {
  /** passage id; stable within one build only: addresses use `document` and `quote` */
  id: string;
  /** document key */
  document: string;
  documentTitle: string;
  region: string | null;
  year: string | null;
  kind: string;
  /** the sections the passage lies in, outermost first */
  path: SectionRef[];
  /** whole clauses around the densest hits */
  snippet: Run[];
  /** whether text of the passage was left out before and after the snippet */
  cut: { before: boolean; after: boolean };
  /** a row of a table: its cells with the headings of their columns, all of a short row; none for other passages */
  cells: Cell[];
  /** the beginning of the passage, long enough to find it again in its document */
  quote: string;
  /** the query occurs in the passage as it was typed (after folding of width and case) */
  literal: boolean;
  /**
   * "literal": every word stands in the text; "heading": in the text or in headings above it; "looser": every word as it was
   * read, or in pieces where no passage holds every word; "partial": a word, or the rest of one, is missing
   */
  group: "literal" | "heading" | "looser" | "partial";
  score: number;
  /** why this result is here, as codes with their words, strongest first */
  why: Reason[];
  /** results further down that say nearly the same: they can be folded into this one */
  similar: PassageLink[];
  /** what the passage is about, the primary theme first; empty if undecided */
  themes: ThemeTag[];
}

export interface Cell {
  /** the heading of its column; "" if the table has none */
  head: string;
  runs: Run[];
}

export interface ThemeName {
  id: string;
  /** in simplified Chinese; `themes()` has the traditional and the English name */
  name: string;
}

/** A theme of a passage with the words that say so. */
export interface ThemeTag extends ThemeName {
  /** its sub-themes that apply, weightiest first */
  subs: ThemeName[];
  /** the words it rests on, weightiest first; they come with the annex, and are none before */
  because: string[];
  /** those of them that stand in a heading above the passage and not in it */
  heading: string[];
}

/** Another passage. */
export interface PassageLink {
  id: string;
  /** document key */
  document: string;
  /** the beginning of the passage, whole words */
  quote: string;
  /** it goes on behind that */
  more: boolean;
}

/** code: "text" (these words stand in the passage as typed), "inside" (these only inside longer words), "heading" (these stand in a heading above it), "parts" (these parts of words stand in either), "read" (these stand there, which is how a word was read) */
export interface Reason {
  code: string;
  words: string[];
}

/** Why a passage answers a query, or what of the query it holds all the same. */
export interface Why {
  /** passage id */
  id: string;
  /** its place among the results, from 1; null if it is none */
  rank: number | null;
  /** the results it has its place among: those that hold every word, or for one that does not all of them */
  total: number;
  /** which of the four kinds of result it is; all of one kind come before those of the next */
  matched: "literal" | "heading" | "parts" | "some" | null;
  /** weight among results of its kind: rare words, many of them in a short passage, whole words, headings, closeness */
  score: number | null;
  /** what of the query stands there, in the order of the query */
  words: WhyWord[];
  /** words of the query of which nothing stands there */
  missing: string[];
  /** characters of the shortest stretch of the text that holds all of `words` that stand in the text; null for fewer than two */
  span: number | null;
  /** the query names the district of its document */
  region: boolean;
  /** the query names a time that the passage or its document is about */
  time: boolean;
}

export interface WhyWord {
  /** the word of the query */
  typed: string;
  /** what stands there for it */
  found: string;
  /** "typed", "part" (a part of the word), or how the word was read: "pinyin", "initials", "slip", "synonym", "begun", "shortened", "written" */
  reading: string;
  /** times in the text of the passage */
  text: number;
  /** how many of these are whole words, and not inside longer ones */
  whole: number;
  /** the headings above the passage that hold it, outermost first */
  headings: SectionRef[];
}

export interface ConcordanceRequest {
  query?: string;
  literal?: boolean;
  filters?: Filters;
  /** "left" and "right" sort by what stands before and after the hit, from the hit outwards; default "document" */
  sort?: "document" | "left" | "right";
  offset?: number;
  /** 50 if not given */
  limit?: number;
}

/** A place where words of the query stand, in context: left + hit + right is a stretch of the passage, of whole words. */
export interface ConcordanceRow {
  id: string;
  /** document key */
  document: string;
  /** the beginning of the passage, whole words */
  quote: string;
  left: string;
  hit: string;
  right: string;
  /** the passage goes on before or behind these */
  cut: { before: boolean; after: boolean };
}

export interface Concordance {
  /** all places, in passages only, not in headings */
  total: number;
  /** passages they stand in */
  passages: number;
  rows: ConcordanceRow[];
}

export interface FacetValue {
  value: string;
  label: string;
  count: number;
}

export interface Facets {
  doc: FacetValue[];
  region: FacetValue[];
  year: FacetValue[];
  kind: FacetValue[];
  /** first-level sections; `value` is the section id, `label` its title */
  section: (FacetValue & { document: string })[];
  /** every theme with its sub-themes, zeros included */
  theme: (FacetValue & { subs: FacetValue[] })[];
}

/**
 * code: "query-cut" (too long, cut to `detail` characters), "ignored" (could not be understood), "no-value" (a field whose value no document has), "parts" and "some" (nothing
 * as typed; `detail` lists the words searched instead), and how a word was read otherwise than typed, `detail` being
 * "typed→meant、meant": "pinyin", "initials", "slip" (a wrong character), "synonym" (an everyday word), "begun" (half a word), "shortened" (the first characters of several words), "written" (the documents write it so: 6% for 百分之六, marks inside a name); "incomplete" (the annex is not there, and might change this answer)
 */
export interface Note {
  code: string;
  detail: string;
}

/** Where in a document the results lie: a strip of its passages, first to last. */
export interface Spread {
  /** document key */
  document: string;
  /** number of passages in the document */
  passages: number;
  /** results, as places among those passages, counted from 0, rising; thinned out evenly when there are more than 300 */
  at: number[];
}

export interface SearchResult {
  /** the words as understood, in order */
  understood: string[];
  /** passages that hold every word, in their text or in headings above it */
  total: number;
  /** further results that hold only a part of the words: they stand behind all others, and neither `documents`, `spread` nor `facets` count them */
  partial: number;
  documents: number;
  hits: Hit[];
  /** for every document with results, in the order of the corpus */
  spread: Spread[];
  facets: Facets;
  notes: Note[];
  /** nothing matched as typed: every result is looser */
  fallback: boolean;
  /** where the filters leave nothing: which of them to leave out, the most helpful first */
  relax: Relaxed[];
}

/** A filter that stands in the way of every result */
export interface Relaxed {
  /** "all" where leaving out one is not enough */
  filter: keyof Filters | "all";
  /** its values in the request; none for "all" */
  values: string[];
  /** results without it */
  count: number;
}

export interface DocumentInfo {
  key: string;
  /** the seed's file name */
  file: string;
  title: string;
  /** the seed prints no title, and this one only gives its first words */
  described: boolean;
  issuer: string | null;
  region: string | null;
  kind: string;
  /** what the paper calls itself: 通知, 实施方案, 决议 */
  form: string | null;
  year: string | null;
  published: string | null;
  period: [string, string] | null;
  /** the page it was found on: http or https and nothing else, whatever the corpus file says, so that it may be a link */
  sourceUrl: string | null;
  rights: string | null;
  /** one sentence on the condition of the text */
  state: string | null;
  passages: number;
  /** code points of the seed */
  chars: number;
}

export interface OutlineNode {
  id: string;
  /** id of the section it lies in */
  parent: string | null;
  level: number;
  kind: "title" | "heading" | "run-in";
  number: string;
  title: string;
}

export interface Outline {
  document: DocumentInfo;
  nodes: OutlineNode[];
}

/** A run of a text to read. `term`, `repair` and `figure` are places in the lists of the reading. */
export interface MarkedRun extends Run {
  /** it goes on with the hit of the run before it */
  rest: boolean;
  term: number | null;
  /** where a repair took words out, the word that follows carries the mark */
  repair: number | null;
  /** it belongs to the value of this figure */
  figure: number | null;
  /** in a raw reading: it is served with other punctuation, blanks, forms of characters or tags, and the same words */
  small: boolean;
}

/** A word the documents explain, or use as if it were known. */
export interface Term {
  /** with the quotation marks of its definition */
  term: string;
  /** null if nobody explains it */
  definition: TermUse | null;
  uses: TermUse[];
}

export interface TermUse {
  /** document key */
  document: string;
  /** the beginning of the passage, whole words */
  quote: string;
  /** it goes on behind that */
  more: boolean;
  /** the definition, or the term as it is used */
  text: string;
  /** whether that begins or ends within a sentence */
  cut: { before: boolean; after: boolean };
}

/** A difference between a seed and the served text. */
export interface Repair {
  /** "foreign-name", "halfwidth-punctuation", "patch" (a person decided it) ... */
  kind: string;
  /** what stands in the seed, contact data masked; null where the corpus does not keep it */
  raw: string | null;
  served: string;
  /** the stretch was moved here from another place */
  moved: boolean;
  /** one sentence */
  reason: string;
  /** 0 to 1; below 0.75 a repair is flagged and not applied */
  confidence: number;
  applied: boolean;
  /** code points of the seed, half-open */
  start: number;
  end: number;
}

/** A stretch of a text, raw and served: equal, but for a repair, which is a place in the list of repairs. */
export interface Piece {
  raw: string;
  served: string;
  repair: number | null;
}

export interface Provenance {
  /** document key */
  document: string;
  /** the sections it lies in, outermost first */
  path: SectionRef[];
  /** where it stands in the seed: code points, half-open, one pair for each piece */
  spans: [number, number][];
  /** empty where the corpus does not keep the seed */
  pieces: Piece[];
  repairs: Repair[];
}

export interface Block {
  /** section id for headings, passage id otherwise */
  id: string;
  type: "heading" | "passage";
  /** heading: its level, 1 below the title; passage: 0 */
  level: number;
  /** "heading", or the passage's kind: body, lead, glossary, caption, byline, quote ... */
  kind: string;
  /** number of a heading, as printed, e.g. "第一章" */
  number: string;
  /** the text (heading text without its number), with hits marked if a query was given */
  runs: MarkedRun[];
  /** repairs of more than punctuation, whether applied or only flagged; 0 without the annex, and for headings */
  mended: number;
  /** a passage that opens with a run-in heading: its length in characters (UTF-16 units), else 0 */
  runIn: number;
  /** id of the section of that run-in heading */
  runInId: string | null;
  /** id of the section the block lies in */
  section: string | null;
  /** the table it is a row of, as an index into `tables` of the reading: its cells are parted by tabs */
  table: number | null;
  /** number of hits in this block */
  hits: number;
  /** where it stands in the seed: code points, half-open, one pair for each piece */
  spans: [number, number][];
  quote: string;
  /** what a passage is about, the primary theme first; empty for headings and where undecided */
  themes: ThemeTag[];
}

/** What is known of a table beside its rows, which are blocks. */
export interface TableInfo {
  /** its title as printed */
  caption: string | null;
  /** the unit of the whole table */
  unit: string | null;
  /** how many of its rows are heading rows */
  heads: number;
  /** the columns that say what a row is about */
  rowHeads: number[];
}

export interface Reading {
  document: DocumentInfo;
  blocks: Block[];
  hits: number;
  /** the explained terms its document uses; empty without the annex */
  terms: Term[];
  /** the repairs that changed words; empty without the annex */
  repairs: Repair[];
  /** the tables of its document */
  tables: TableInfo[];
  /** ids of the figures of its document; empty without the annex */
  figures: string[];
  /** what was done to its text, the weightiest first; null without the annex */
  changes: Change[] | null;
}

/** What was done to a text, and at how many places; of what was left out, the number of blocks. */
export interface Change {
  kind: "name" | "moved" | "repeated" | "tandem" | "words" | "paragraphs" | "marks" | "furniture" | "contact" | "doubtful" | "cut";
  count: number;
}

export interface Suggestion {
  text: string;
  /**
   * "word" (begins as typed), "place" (a district of the documents), "term" (explained by a document), "heading" (holds what was typed), "meant" (nothing
   * stands as typed, and this is what it may mean: pinyin, initials, a wrong character)
   */
  kind: "word" | "place" | "term" | "heading" | "meant";
  /** passages it occurs in; for a heading, those below it */
  count: number;
}

/** A sentence of the editors: the state or rights of a document, the reason of a correction, what belongs to a theme. */
export interface Wording {
  /** as the answers have it, in simplified Chinese */
  text: string;
  /** in traditional Chinese, as it is written in Taiwan; what it quotes from a document stands as there */
  traditional: string;
  /** in English; "" if nobody wrote it */
  english: string;
}

/** A theme, or a sub-theme, which follows its theme. */
export interface ThemeInfo extends ThemeName {
  /** its name in traditional characters, and in English */
  traditional: string;
  english: string;
  /** what belongs to it, in Chinese; empty where the name says it, and before the annex is there */
  definition: string;
  /** id of the theme a sub-theme belongs to */
  parent: string | null;
  /** passages that have it: what the filter leaves */
  passages: number;
  /** passages that are about it before all else */
  primary: number;
  /** how far it can be trusted, in percent, measured on `labels` passages that readers gave it; null if nobody measured */
  accuracy: { precision: number; recall: number; labels: number } | null;
}

/** A stretch of the seed that says something about its document. */
export interface Evidence {
  /** what stands there; empty where the seed is not at hand */
  text: string;
  /** id of the section or passage it lies in; null where it is not part of the served text */
  node: string | null;
}

/** Evidence is null for what an editor added. */
export interface Years {
  from: string;
  to: string;
  evidence: Evidence | null;
}

/** A word that a document uses more often than all others together. */
export interface Keyword {
  word: string;
  /** times in the document */
  here: number;
  /** times in all others */
  elsewhere: number;
  /** log-likelihood, how sure the difference is: above 10.83 chance gives it less than once in a thousand */
  likelihood: number;
  /** log ratio, how large it is: 1 is twice as often (by length), 2 four times */
  ratio: number;
}

export interface MapDocument {
  /** document key */
  document: string;
  title: string;
  region: string | null;
  kind: string;
  year: string | null;
  published: { date: string; evidence: Evidence | null } | null;
  plansFor: Years | null;
  looksBack: Years | null;
  passages: number;
  /** characters of all passages */
  chars: number;
  /** passages without a theme */
  undecided: number;
  /** surest first */
  keywords: Keyword[];
}

/** A theme in all documents; one cell for each, in the order of `CorpusMap.documents`. */
export interface MatrixRow extends ThemeName {
  /** id of the theme a sub-theme belongs to */
  parent: string | null;
  cells: {
    /** passages that have the theme: what both filters leave */
    passages: number;
    /** characters of the passages that are about it before all else */
    chars: number;
    /** those characters in percent of the document, one decimal; themes add up to 100 with what is undecided */
    share: number;
  }[];
}

/** What is held: a district, year and kind that is not among `held` is not in this corpus, which says nothing about the world. */
export interface Coverage {
  regions: string[];
  /** every year from the first to the last held */
  years: string[];
  kinds: string[];
  held: { region: string; year: string; kind: string; documents: string[] }[];
  /** keys of documents without district or year */
  unplaced: string[];
}

/**
 * A question whose first result answers it, to be put into words by its code: "over-time" (`word` in all documents, in order
 * of time), "figure" (how much `word` is), "meaning" (what `word` means), "in-district" (`word` in `place`, a district),
 * "of-document" (`word` in `place`, the title of a document)
 */
export interface Question {
  code: "over-time" | "figure" | "meaning" | "in-district" | "of-document";
  word: string;
  /** "" where all documents are asked */
  place: string;
  request: { query: string; filters: { doc: string[]; region: string[] }; sort: "relevance" | "year" };
  total: number;
}

export interface CorpusMap {
  /** in order of time, those without a year last */
  documents: MapDocument[];
  /** each theme, then its sub-themes */
  matrix: MatrixRow[];
  coverage: Coverage;
  /** up to three, no two of one code */
  questions: Question[];
}

export interface PassageRef {
  id: string;
  /** the beginning of the passage */
  quote: string;
}

export interface ComparedTheme extends ThemeName {
  parent: string | null;
  /** who treats it */
  treated: "both" | "a" | "b";
  a: PassageRef[];
  b: PassageRef[];
}

export interface Comparison {
  a: DocumentInfo;
  b: DocumentInfo;
  /** what to keep in mind: the documents differ in kind or district, or are the same */
  caveats: ("same-document" | "other-kind" | "other-region")[];
  /** themes that either treats, each before its sub-themes */
  themes: ComparedTheme[];
  /** wording of the newer that stands in the older too, in runs of 14 characters or more (width, case and blanks folded) */
  repeated: {
    /** document keys */
    newer: string;
    older: string;
    chars: number;
    /** in percent of the newer, one decimal */
    share: number;
    runs: { text: string; chars: number; newer: PassageRef; older: PassageRef }[];
  };
}

/** Values within one filter are alternatives; filters among themselves must all hold. */
export interface FigureFilters {
  /** document keys */
  doc?: string[];
  /** district of the document, whole or in part */
  region?: string[];
  /** "2025", or a range "2021..2025"; a figure for 2016-2020 answers to each of these years */
  year?: string[];
  kind?: FigureKind[];
  /** ids or names of themes and sub-themes, as of the passage the figure stands in */
  theme?: string[];
  /** as written, or with 万 and 亿 written out: "亿元" or "元" */
  unit?: string[];
  subject?: string[];
  /** statistical names, as `indicator` in Figure */
  indicator?: string[];
  /** values as a reader types them, "2300亿", "6%", "6.5": figures whose value one of them is, however it is written */
  value?: string[];
  /** ids of series */
  series?: string[];
  /** figures whose series have one of these states, and those series */
  status?: Series["status"][];
}

export type FigureKind = "target" | "outcome" | "baseline" | "context";

/**
 * "document" is the order of the corpus, of series the main ones first; "unit" sorts by value within each unit, the most
 * frequent unit first. "points" (how many figures), "documents" (from how many) and "status" are of series only
 */
export type FigureSort = "document" | "year" | "indicator" | "subject" | "value" | "kind" | "unit" | "region" | "points" | "documents" | "status";

export interface FigureRequest {
  /** words that name, subject, clause or value must hold, all of them; "11000" finds 1.1万 */
  query?: string;
  filters?: FigureFilters;
  /** a minus before it turns it round */
  sort?: FigureSort | `-${FigureSort}`;
  offset?: number;
  /** 50 if not given */
  limit?: number;
}

/** A quantified statement: one value with what it counts. */
export interface Figure {
  /** stable within one build only */
  id: string;
  /** document key */
  document: string;
  documentTitle: string;
  /** district of the document */
  region: string | null;
  /** passage id */
  passage: string;
  /** the beginning of the passage, long enough to find it again in its document */
  quote: string;
  /** the sections the passage lies in, outermost first */
  path: SectionRef[];
  /** the smallest clause with the indicator's words; the value is the run with `hit` */
  clause: Run[];
  /** the value as printed, with the words that bound it: "超1.1万座" */
  printed: string;
  /** in `unit`; an array for ratios (0:36.7:63.3), null for ranges */
  value: number | number[] | null;
  /** bounds of ranges and one-sided bounds, in `unit`; never a tolerance for 左右 */
  min: number | null;
  max: number | null;
  /** as written */
  unit: string | null;
  /** 万 and 亿 written out: 11000 座 */
  normValue: number | number[] | null;
  normUnit: string | null;
  /** the bounds in `normUnit` */
  normMin: number | null;
  normMax: number | null;
  comparator: "=" | ">" | ">=" | "<" | "<=" | "~" | "range";
  kind: FigureKind;
  /** "2025", "2016-2020" */
  year: string | null;
  /** where the year was read */
  yearSource: "sentence" | "section" | "document" | null;
  /** statistical name */
  indicator: string;
  /** whom it concerns: district, town, company, project */
  subject: string;
  /** 完成 规划 预期 力争 确保 */
  modality: string | null;
  measure: "level" | "count" | "share" | "growth" | "average-growth" | "cumulative" | "increment" | "rank";
  /** "low": something was guessed, check the sentence */
  confidence: "high" | "medium" | "low";
  /** id of the series it belongs to */
  series: string;
  /** figures of that series, this one among them */
  seriesPoints: number;
}

/** How many figures each value of a filter would leave, all other filters kept; values without figures are left out. */
export interface FigureFacets {
  doc: FacetValue[];
  region: FacetValue[];
  year: FacetValue[];
  kind: FacetValue[];
  unit: FacetValue[];
  /** the 60 most frequent */
  subject: FacetValue[];
  /** the 60 most frequent */
  indicator: FacetValue[];
  /** themes and sub-themes of the passages, in the order of the taxonomy */
  theme: FacetValue[];
}

export interface FigureList {
  total: number;
  rows: Figure[];
  facets: FigureFacets;
}

/** Two figures of one name, subject and year that differ; neither is preferred. */
export interface Conflict {
  /** one is the other, rounded; or their sentences count different things; or the sources differ; or one document says both */
  kind: "rounding" | "scope" | "source" | "within";
  /** ids of the two figures */
  rows: string[];
  /** both values: "1556.64亿元 / 1557亿元" */
  words: string;
}

/** A number that stands in no document and is shown as computed. */
export interface Derived {
  /** in the unit of the series */
  value: number;
  year: string;
  /** "若按6%增长约2120亿元" */
  words: string;
  /** the growth it assumes: "6%" */
  rate: string;
  /** the number as one would write it: "2120亿元" */
  printed: string;
  /** ids of the figures it is computed from */
  from: string[];
}

/** Equal figures through years and documents. */
export interface Series {
  /** the same in every build that reads the figures alike */
  id: string;
  indicator: string;
  subject: string;
  /** 万 and 亿 written out */
  unit: string | null;
  measure: Figure["measure"];
  lessIsBetter: boolean;
  /** by year */
  points: Figure[];
  /**
   * "met" and "missed" rest on `plan` and `outcome`; "on-the-way": the target lies ahead of the report; "self-reported":
   * no target is held; "no-figure-held": no report is held; "due": the year of the target is over, since a newer document is
   * held, and no report on it is; "not-comparable": they say nothing about each other
   */
  status: "met" | "missed" | "on-the-way" | "self-reported" | "no-figure-held" | "due" | "not-comparable";
  /** id of the target the status rests on: the first of `targets` */
  plan: string | null;
  /** all targets for the same time, what plans say first: documents may name different ones */
  targets: Target[];
  /** id of the report it rests on */
  outcome: string | null;
  /** the comparison in Chinese, with its arithmetic */
  words: string;
  /**
   * what it comes to: the report of the year reaches the target or stays "behind"; the target lies ahead, and its value is
   * "there" in an earlier year or `gap` is "left"; "grown": see `derived`; "bounds" and "periods" forbid to compare,
   * "no-target" and "no-figure" are not held, nor, though its time is over, the "unreported"; "open": nothing more can be said
   */
  end: "reached" | "behind" | "there" | "left" | "grown" | "bounds" | "periods" | "no-target" | "no-figure" | "unreported" | "open";
  /** how much is missing, with its unit: "270亿元"; where the unit is % in points, without: "5" */
  gap: string | null;
  derived: Derived | null;
  conflicts: Conflict[];
}

/** A target and what the report the status rests on comes to beside it. */
export interface Target {
  /** id of the figure */
  id: string;
  /** as in Series */
  end: Series["end"];
  gap: string | null;
}

export interface SeriesList {
  total: number;
  /** unless sorted, the main ones first: those with target and outcome, then those with the most points, then in the order of the corpus */
  series: Series[];
}

export interface About {
  /** of the engine */
  version: string;
  /** short digest of the corpus: two builds with the same texts have the same edition */
  edition: string;
  documents: number;
  passages: number;
  chars: number;
}

export interface Explorer {
  /**
   * Whether the annex of the corpus is there: readings of other spellings, repairs, glossary, figures. loadExplorer() waits for it; the
   * element shows its first answer without.
   */
  readonly annex: "coming" | "there" | "missing";
  /**
   * Whether every call is answered. loadExplorer() gives an explorer that is whole; that of a page over http at first knows search(), themes() and about()
   * only, all else fails with "corpus-incomplete".
   */
  readonly whole: boolean;
  /** Settles when the annex is no longer coming: with null, or with what is wrong with it or with the rest of the engine. Never fails. */
  readonly settled: Promise<{ readonly code: ErrorCode; readonly message: string } | null>;
  /** Asks again for what is missing; as `settled`. */
  complete(): Promise<{ readonly code: ErrorCode; readonly message: string } | null>;
  search(request: SearchRequest): SearchResult;
  /** ranked passage ids only */
  searchIds(request: SearchRequest): string[];
  /** Why the passage `id` answers `query`, without filters. */
  why(query: string, id: string): Why;
  /** Keyword in context: every place where the words of the query stand. */
  concordance(request: ConcordanceRequest): Concordance;
  suggest(prefix: string, limit?: number): Suggestion[];
  documents(): DocumentInfo[];
  outline(documentKey: string): Outline;
  /** A document (by key) or one section (by id), in reading order; hits of `query` marked. */
  read(nodeId: string, query?: string): Reading;
  /**
   * Of a document only the blocks around the one that `quote` names, or the first ones, with nothing said about their words: what
   * can be shown of a long document at once. `hits` are those of these blocks.
   */
  readAround(documentKey: string, quote: string, query?: string): Reading;
  /** `read` with passages as they stand in the seed, every repair marked; as served while the annex is not there. */
  readRaw(nodeId: string): Reading;
  themes(): ThemeInfo[];
  /** Where a passage, or the heading of a section, comes from. Needs the annex, as the next three do. */
  provenance(id: string): Provenance;
  /** What of a document's seed is not served; neighbours left out for one reason are one block. */
  dropped(documentKey: string): Repair[];
  /** The seed as it was found, contact data masked; null where the corpus does not keep it. */
  rawText(documentKey: string): string | null;
  glossary(): Term[];
  /** What the editors say of documents, corrections and themes, in other languages than the answers have it in. Needs the annex. */
  wordings(): Wording[];
  /** The served text: headings on their own lines as "#" and their level, one paragraph a line. */
  servedText(documentKey: string): string;
  /** What is in the corpus; ask once, and again when the annex is there: evidence, keywords and questions need it. */
  map(): CorpusMap;
  /** Two documents, by key, side by side by theme, and the wording they share. */
  compare(a: string, b: string): Comparison;
  /** The ledger: quantified statements, filtered and sorted, with counts beside the filters. None until the annex is there. */
  indicators(filter?: FigureRequest): FigureList;
  /** The series that the figures answering `filter` belong to, each whole. None until the annex is there. */
  series(filter?: FigureRequest): SeriesList;
  about(): About;
  /** Gives the memory back; every later call fails with code "freed". */
  free(): void;
}

/** Closed list of what can go wrong. */
export type ErrorCode =
  | "corpus-damaged" // the corpus file is not one, or is cut short or altered, or its annex is that of another, or no engine survives opening it
  | "corpus-incomplete" // the call needs the annex of the corpus, or the whole engine, which is not there
  | "corpus-version" // made by another version of the format
  | "bad-request" // a value of the wrong type in a request
  | "unknown-id" // no document, section or passage of that id
  | "no-wasm" // the browser has no WebAssembly, or the page's policy forbids it
  | "load-failed" // the wasm could not be fetched or compiled
  | "panic" // the engine stopped in the middle of a call; load a new one
  | "freed";
