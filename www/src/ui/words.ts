// Every word the page says by itself. One row per message, one column per language: another language is one more column.
// {0} is the first argument; {0|passage|passages} is its figure and the word for one or for several of them.

const LOCALES = ["zh-Hans", "en"] as const;

const TABLE = {
  name: ["规划通览", "Plan Explorer"],
  search: ["检索", "Search"],
  read: ["通读", "Read"],
  rooms: ["检索与通读", "Search and read"],
  box: ["检索全部文件", "Search all documents"],
  hint: ["词语、地名或原文字句", "Words, a place, or a phrase from the text"],
  results: ["检索结果", "Results"],

  counts: ["{1} 份文件 {0} 段", "{0|passage|passages} in {1|document|documents}"],
  passages: ["{0} 段", "{0|passage|passages}"],
  chars: ["{0} 字", "{0|character|characters}"],
  held: ["收录的文件", "Documents held"],
  corpus: ["共 {0} 份文件，{1} 段，{2} 字。版本 {3}", "{0|document|documents}, {1|passage|passages}, {2|character|characters}. Edition {3}"],
  try: ["试着检索", "Try"],
  more: ["显示更多", "Show more"],
  left: ["还有 {0} 段", "{0} left"],

  "note-parts": ["没有与“{1}”完全相同的字句。以下各段分别含有：{0}", "Nothing reads exactly “{1}”. These passages hold the words apart: {0}"],
  "note-some": ["没有哪一段含有全部词语。以下各段含有其中一部分：{0}", "No passage holds all the words. These hold some of them: {0}"],
  "note-query-cut": ["检索词过长，只用了前 {0} 字。", "The query is too long; only its first {0|character was|characters were} used."],
  "note-ignored": ["这一部分未能理解，已略过：{0}", "This part could not be understood and was left out: {0}"],
  looser: ["没有与“{0}”相同的字句，以下是相近的段落。", "Nothing reads exactly “{0}”; these passages come close."],
  "why-parts": ["各词分开出现", "words apart"],
  "why-some": ["只含：{0}", "holds only: {0}"],
  "why-heading": ["见于标题：{0}", "in a heading: {0}"],

  none: ["没有找到“{0}”", "Nothing found for “{0}”"],
  "none-chosen": ["所选条件下没有段落", "No passages under these filters"],
  "none-drop": ["不限“{0}”", "Without “{0}”"],
  "none-hint": ["可以换用更短的词，或减少词语。", "Shorter words, or fewer of them, may help."],

  filters: ["筛选", "Filter"],
  doc: ["文件", "Document"],
  region: ["地区", "District"],
  year: ["年份", "Year"],
  kind: ["类别", "Kind"],
  section: ["章", "Chapter"],
  clear: ["清除", "Clear"],
  drop: ["去掉筛选：{0}", "Remove filter: {0}"],
  active: ["已选条件", "Filters in use"],

  outline: ["目录", "Contents"],
  back: ["返回检索结果", "Back to the results"],
  choose: ["选择一份文件通读", "Choose a document to read"],
  untitled: ["（无标题）", "(untitled)"],
  issuer: ["发布：", "Issued by "],
  published: ["日期：", "Dated "],
  source: ["来源网页", "Source page"],
  rights: ["权利：", "Rights: "],
  gone: ["这一处在现有文本中已找不到，可能已经改动。以下是文件开头。", "This passage is no longer in the text; it may have been changed. Here is the beginning of the document."],
  "no-document": ["没有这份文件：{0}", "No such document: {0}"],
  place: ["第 {0} 处，共 {1} 处", "{0} of {1}"],
  places: ["共 {0} 处", "{0|hit|hits}"],
  "no-places": ["本文件中没有“{0}”", "“{0}” does not occur here"],
  previous: ["上一处", "Previous"],
  next: ["下一处", "Next"],
  unmark: ["去掉标记", "Remove marks"],
  hits: ["{0} 处", "{0|hit|hits}"],

  again: ["重新开始", "Start again"],
  "no-wasm": ["浏览器或本页的安全策略不允许运行 WebAssembly，检索无法使用。", "This browser, or the policy of this page, does not allow WebAssembly, which the search needs."],
  "no-inflate": ["浏览器版本过旧，无法解开文件内容，请换用较新的浏览器。", "This browser is too old to unpack the texts; please use a newer one."],
  "load-failed": ["程序没有载入完整，请重新打开本页。", "The program did not load completely. Please open the page again."],
  "corpus-damaged": ["文件内容已损坏，请重新获取。", "The texts are damaged. Please fetch a new copy."],
  "corpus-version": ["文件内容与程序版本不符，请重新获取。", "The texts belong to another version of the program. Please fetch a new copy."],
  panic: ["程序中途停止。文本没有受损，可以重新开始。", "The program stopped half-way. The texts are unharmed; you can start again."],
} satisfies Record<string, readonly [zhHans: string, en: string]>;

export type Word = keyof typeof TABLE;
export interface Words {
  (word: Word, ...values: (string | number)[]): string;
  readonly locale: string;
}

const made: Words[] = [];

/** The words of one language; of the first one if the language is not held. */
export function words(locale: string | null): Words {
  const column = Math.max(0, LOCALES.indexOf(locale as (typeof LOCALES)[number]));
  return (made[column] ??= speaker(column));
}

function speaker(column: number): Words {
  // by hand, since loading the browser's number formats takes longer than a search
  const figure = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
  const say = (word: Word, ...values: (string | number)[]) =>
    TABLE[word][column]!.replace(/\{(\d)(?:\|(.*?)\|(.*?))?\}/g, (_, index: string, one?: string, many?: string) => {
      const value = values[+index] ?? "";
      const shown = typeof value === "number" ? figure(value) : value;
      return one ? `${shown} ${value === 1 ? one : many}` : shown;
    });
  return Object.assign(say, { locale: LOCALES[column]! });
}

/** Whether the catalogue has a message of this name: codes of the engine become messages by their name. */
export function isWord(name: string): name is Word {
  return name in TABLE;
}
