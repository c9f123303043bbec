// Every word the page says by itself. One row per message, one column per language: another language is one more column.
// {0} is the first argument; {0|passage|passages} is its figure and the word for one or for several of them.

import type { LaterWord } from "./words-later";

export const LOCALES = { "zh-Hans": "简体中文", "zh-Hant": "繁體中文", en: "English" } as const;
export type Locale = keyof typeof LOCALES;

/** `[simplified, traditional, English]`. */
export type Row = readonly [zhHans: string, zhHant: string, en: string];

/** What frame and results say; all else is in words-later.ts, which comes with the rooms that say it. */
const TABLE = {
  name: ["规划通览", "規劃通覽", "Plan Explorer"],
  map: ["总览", "總覽", "Overview"],
  search: ["检索", "搜尋", "Search"],
  read: ["通读", "閱讀", "Read"],
  figures: ["指标", "指標", "Figures"],
  rooms: ["总览、检索、通读与指标", "總覽、搜尋、閱讀與指標", "Overview, search, read and figures"],
  box: ["检索全部文件", "搜尋全部文件", "Search all documents"],
  hint: ["词语、地名或文中的语句", "字詞、地名或文中的語句", "Words, a place, or a phrase from the text"],
  loading: ["正在打开…", "正在開啟…", "Opening…"],
  "loading-share": ["正在打开… {0}%", "正在開啟… {0}%", "Opening… {0}%"],
  partial: ["文件没有载入完整：检索和通读可以使用，名词解释、修订记录和指标看不到。请重新打开，或重新下载。", "檔案沒有完整載入：搜尋和閱讀可以使用，名詞解釋、修訂紀錄和指標看不到。請重新開啟，或重新下載。", "The file did not load completely: search and reading work, but definitions, corrections and figures are missing. Please open it again, or download it again."],
  "partial-first": ["只载入了一部分：可以检索，总览、通读和指标暂时看不到。", "只載入了一部分：可以搜尋，總覽、閱讀和指標暫時看不到。", "Only part of this page has loaded: search works, but the overview, the texts and the figures are missing."],
  retry: ["再试一次", "再試一次", "Try again"],
  results: ["检索结果", "搜尋結果", "Results"],
  suggestions: ["相关词语", "相關字詞", "Suggestions"],
  "suggest-place": ["地区", "地區", "district"],
  "suggest-term": ["术语", "術語", "term"],
  "suggest-meant": ["近似", "近似", "similar"],
  "suggest-heading": ["标题", "標題", "heading"],
  "suggest-recent": ["检索过", "搜尋過", "recent"],
  recent: ["最近检索", "最近搜尋", "Recent searches"],
  forget: ["清除记录", "清除紀錄", "Clear history"],

  counts: ["{1} 份文件 {0} 段", "{1} 份文件，{0} 段", "{0|passage|passages} in {1|document|documents}"],
  documents: ["{0} 份文件", "{0} 份文件", "{0|document|documents}"],
  passages: ["{0} 段", "{0} 段", "{0|passage|passages}"],
  held: ["收录的文件", "收錄的文件", "Documents in this collection"],
  corpus: ["共 {0} 份文件，{1} 段，{2} 字。版本 {3}", "共 {0} 份文件、{1} 段、{2} 字。版本 {3}", "{0|document|documents}, {1|passage|passages}, {2|character|characters}. Edition {3}"],
  try: ["试着检索", "不妨試試", "Try"],
  more: ["显示更多", "顯示更多", "Show more"],
  left: ["还有 {0} 段", "還有 {0} 段", "{0} more"],
  "also-partial": ["另有 {0} 段只含其中一部分", "另有 {0} 段只含其中一部分", "{0} more contain only some of the words"],
  sort: ["排序", "排序", "Sort"],
  "sort-relevance": ["相关", "相關度", "Relevance"],
  "sort-document": ["文件", "文件", "Document"],
  "sort-year": ["年份", "年份", "Year"],
  context: ["上下文", "上下文", "In context"],
  spread: ["{0}：共 {1} 段，{2} 段中有结果，首见于第 {3} 段。打开第一处", "{0}：共 {1} 段，{2} 段中有結果，首見於第 {3} 段。開啟第一處", "{0}: {2} of {1} passages match, the first being passage {3}. Open the first"],

  "note-parts": ["没有与“{1}”完全相同的字句。以下各段分开含有：{0}", "沒有與「{1}」完全相同的字句。以下各段分開含有：{0}", "No exact match for “{1}”. These passages contain its parts separately: {0}"],
  "note-some": ["没有哪一段含有全部词语。以下各段含有其中一部分：{0}", "沒有一段含有全部字詞。以下各段含有其中一部分：{0}", "No passage contains all of these words. The passages below contain some of them: {0}"],
  "note-query-cut": ["检索词过长，只用了前 {0} 字。", "搜尋字詞過長，只用了前 {0} 字。", "The query is too long; only the first {0|character was|characters were} used."],
  "note-ignored": ["这一部分未能理解，已略过：{0}", "這部分無法理解，已略過：{0}", "This part was not understood and has been ignored: {0}"],
  "note-no-value": ["没有文件符合：{0}", "沒有文件符合：{0}", "No document matches {0}"],
  "note-pinyin": ["“{1}”按拼音读作{0}", "「{1}」按拼音讀作{0}", "“{1}” was read as pinyin: {0}"],
  "note-initials": ["“{1}”按拼音首字母读作{0}", "「{1}」按拼音首字母讀作{0}", "“{1}” was read as pinyin initials: {0}"],
  "note-slip": ["未找到“{1}”，显示{0}的结果", "找不到「{1}」，以下是{0}的結果", "“{1}” was not found; these are results for {0}"],
  "note-synonym": ["“{1}”也按文件中的说法检索：{0}", "「{1}」也以文件中的說法搜尋：{0}", "Also searching for what the documents call “{1}”: {0}"],
  "note-incomplete": ["读音与异体字的资料未能载入，此处可能不全。", "讀音與異體字的資料未能載入，結果可能不全。", "Readings and variant characters could not be loaded; results may be incomplete."],
  "note-begun": ["未找到“{1}”，显示以此开头的词语的结果", "找不到「{1}」，以下是以此開頭的字詞的結果", "“{1}” was not found; these are results for words that begin with it"],
  "note-shortened": ["未找到“{1}”，按简称显示{0}的结果", "找不到「{1}」，視為簡稱，以下是{0}的結果", "“{1}” was not found; read as short for {0}"],
  "note-written": ["未找到“{1}”，按文中的写法显示{0}的结果", "找不到「{1}」，以下是文中寫法{0}的結果", "“{1}” was not found; the documents write {0}"],
  quoted: ["“{0}”", "「{0}」", "“{0}”"],
  and: ["、", "、", ", "],
  stop: ["。", "。", ". "],
  literal: ["只按字面检索", "只依字面搜尋", "Search exactly as typed"],
  "literal-on": ["只按字面检索，不含相近的读法。", "只依字面搜尋，不含相近的讀法。", "Showing exact matches only."],
  "literal-off": ["也找相近的", "也找相近的", "Include similar matches"],
  "in-literal": ["正文", "內文", "in the text"],
  "in-heading": ["标题", "標題", "in headings"],
  "in-looser": ["相近的说法", "相近的說法", "in similar wording"],
  "from-heading": ["以下各段，连同所在标题才含有全部词语", "以下各段，連同所在標題才含有全部字詞", "These contain all the words only together with their headings"],
  "from-looser": ["以下各段没有原词，含有相近的说法", "以下各段沒有原詞，含有相近的說法", "These do not contain the words as typed, but similar wording"],
  "from-partial": ["以下各段只含{0}，没有{1}", "以下各段只含{0}，沒有{1}", "These contain only {0}, not {1}"],
  "from-pieces": ["以下各段没有原词，分开含有{0}", "以下各段沒有原詞，分開含有{0}", "These do not contain the words as typed, only {0}"],
  looser: ["没有与“{0}”相同的字句，以下是相近的段落。", "沒有與「{0}」相同的字句，以下是相近的段落。", "No exact match for “{0}”; these passages come close."],
  why: ["为什么是这条", "為何列出這一段", "Why this result"],
  "why-parts": ["分开含有{0}", "分開含有{0}", "contains {0} separately"],
  "why-read": ["含有相近的说法{0}", "含有相近的說法{0}", "contains the similar wording {0}"],
  "why-whole": ["{0}在正文中 {1} 处", "{0}在內文中 {1} 處", "{0}: {1|occurrence|occurrences} in the text"],
  "why-partly": ["{0}在正文中 {1} 处，其中独立成词 {2} 处", "{0}在內文中 {1} 處，其中獨立成詞 {2} 處", "{0}: {1|occurrence|occurrences} in the text, {2} as a whole word"],
  "why-for": ["“{0}”所指的“{1}”", "「{0}」所指的「{1}」", "“{1}” (for “{0}”)"],
  "why-headed": ["{0}见于标题：{1}", "{0}見於標題：{1}", "{0} in a heading: {1}"],
  "why-missing": ["没有{0}", "沒有{0}", "does not contain {0}"],
  "why-span": ["各词见于同一段 {0} 字之内", "各詞見於同一段 {0} 字之內", "All within a stretch of {0|character|characters}"],
  "why-region": ["文件属于所问的地区：{0}", "文件屬於所問的地區：{0}", "From the district you asked for: {0}"],
  "why-time": ["时间与所问相符", "時間與所問相符", "About the time you asked for"],
  "why-rank": ["不计筛选，在 {1} 段结果中居第 {0}", "不計篩選，在 {1} 段結果中居第 {0}", "Number {0} of {1} results before filtering"],
  similar: ["另有 {0} 段相近", "另有 {0} 段相近", "{0} similar"],
  because: ["，依据：{0}", "，依據：{0}", ", based on: {0}"],

  none: ["没有找到“{0}”", "找不到「{0}」", "No results for “{0}”"],

  filters: ["筛选", "篩選", "Filters"],
  doc: ["文件", "文件", "Document"],
  region: ["地区", "地區", "District"],
  year: ["年份", "年份", "Year"],
  kind: ["类别", "類別", "Type"],
  theme: ["主题", "主題", "Theme"],
  section: ["章", "章", "Chapter"],
  "kind-plan": ["规划", "規劃", "Plan"],
  "kind-work-report": ["政府工作报告", "政府工作報告", "Government work report"],
  "kind-congress-report": ["党代会报告", "黨代會報告", "Party congress report"],
  "kind-bulletin": ["统计公报", "統計公報", "Statistical bulletin"],
  "kind-budget": ["预算决算", "預算決算", "Budget or final account"],
  "kind-news": ["报道", "新聞報導", "News report"],
  "kind-other": ["其他", "其他", "Other"],
  clear: ["清除", "清除", "Clear"],
  drop: ["去掉筛选：{0}", "移除篩選：{0}", "Remove filter: {0}"],
  active: ["已选条件", "已選條件", "Active filters"],

  outline: ["目录", "目錄", "Contents"],
  back: ["返回检索结果", "返回搜尋結果", "Back to the results"],
  untitled: ["（无标题）", "（無標題）", "(untitled)"],
  issuer: ["发布：", "發布：", "Issued by "],
  published: ["日期：", "日期：", "Date: "],
  source: ["来源网页", "來源網頁", "Source page"],
  rights: ["权利：", "權利：", "Rights: "],
  link: ["链接", "連結", "Link"],
  raw: ["收录稿", "收錄稿", "As collected"],
  texts: ["文本", "文本", "Text version"],
  rest: ["略去的内容与下载", "略去的內容與下載", "Omitted content and downloads"],
  through: ["按主题通读", "依主題閱讀", "Read by theme"],

  settings: ["设置", "設定", "Menu"],
  light: ["浅色", "淺色", "Light"],
  dark: ["深色", "深色", "Dark"],

  help: ["检索方法", "搜尋方法", "How to search"],

  compare: ["两份文件对照", "兩份文件對照", "Compare two documents"],

  status: ["状态", "狀態", "Status"],

  odd: ["“{0}”的值“{1}”无法识别，已略过。", "無法辨識「{0}」的值「{1}」，已略過。", "The value “{1}” for “{0}” was not recognised and has been ignored."],
  broken: ["这一部分出了错，其余部分可以照常使用。", "這個部分發生錯誤，其餘部分可以照常使用。", "Something went wrong in this part; the rest still works."],
  again: ["重新开始", "重新開始", "Start again"],
  "no-wasm": ["浏览器或本页的安全策略不允许运行 WebAssembly，检索无法使用。", "瀏覽器或本頁的安全政策不允許執行 WebAssembly，無法搜尋。", "This browser, or this page's security policy, does not allow WebAssembly, which the search needs."],
  "load-failed": ["程序没有载入完整，或在途中被改动。请重新打开，或重新获取文件。", "程式沒有完整載入，或在傳輸途中遭改動。請重新開啟，或重新取得檔案。", "The program did not load completely, or was altered in transit. Please open the page again, or get a new copy."],
  "corpus-damaged": ["文件内容已损坏，请重新获取。", "文件內容已損壞，請重新取得。", "The texts are damaged. Please get a new copy."],
  "corpus-version": ["文件内容与程序版本不符，请重新获取。", "文件內容與程式版本不符，請重新取得。", "The texts belong to another version of the program. Please get a new copy."],
  panic: ["程序中途停止。文本没有受损，可以重新开始。", "程式中途停止。文本沒有受損，可以重新開始。", "The program stopped unexpectedly. The texts are not affected; you can start again."],
} satisfies Record<string, Row>;

const held: Record<string, Row> = { ...TABLE };

export type Word = keyof typeof TABLE | LaterWord;
export interface Words {
  (word: Word, ...values: (string | number)[]): string;
  readonly locale: Locale;
}

const COLUMNS = Object.keys(LOCALES) as Locale[];
const made: Words[] = [];

/** Adds what the second half of the script says. */
export function learn(table: Record<string, Row>) {
  Object.assign(held, table);
}

/** The words of one language; English for readers of a language that is not held. */
export function words(locale: Locale | null): Words {
  const column = COLUMNS.indexOf(locale ?? "en");
  return (made[column] ??= speaker(column));
}

/** The first of the language tags, such as zh-TW or en-GB, that is held. */
export function matchLocale(tags: readonly string[]): Locale | null {
  for (const tag of tags) {
    if (/^zh\b(?=.*\b(hant|tw|hk|mo)\b)(?!.*\bhans\b)/i.test(tag)) return "zh-Hant";
    if (/^zh\b/i.test(tag)) return "zh-Hans";
    if (/^en\b/i.test(tag)) return "en";
  }
  return null;
}

function speaker(column: number): Words {
  // by hand, since loading the browser's number formats takes longer than a search
  const figure = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
  const say = (word: Word, ...values: (string | number)[]) =>
    held[word]![column]!.replace(/\{(\d)(?:\|(.*?)\|(.*?))?\}/g, (_, index: string, one?: string, many?: string) => {
      const value = values[+index] ?? "";
      const shown = typeof value === "number" ? figure(value) : value;
      return one ? `${shown} ${value === 1 ? one : many}` : shown;
    });
  return Object.assign(say, { locale: COLUMNS[column]! });
}

/** Whether the catalogue has a message of this name: codes of the engine become messages by their name. */
export function isWord(name: string): name is Word {
  return Object.hasOwn(held, name);
}
