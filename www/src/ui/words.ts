// Every word the page says by itself. One row per message, one column per language: another language is one more column.
// {0} is the first argument; {0|passage|passages} is its figure and the word for one or for several of them.

export const LOCALES = { "zh-Hans": "简体中文", "zh-Hant": "繁體中文", en: "English" } as const;
export type Locale = keyof typeof LOCALES;

const TABLE = {
  name: ["规划通览", "規劃通覽", "Plan Explorer"],
  map: ["总览", "總覽", "Overview"],
  search: ["检索", "搜尋", "Search"],
  read: ["通读", "閱讀", "Read"],
  figures: ["指标", "指標", "Figures"],
  rooms: ["总览、检索、通读与指标", "總覽、搜尋、閱讀與指標", "Overview, search, read and figures"],
  box: ["检索全部文件", "搜尋全部文件", "Search all documents"],
  hint: ["词语、地名或原文字句", "字詞、地名或原文句子", "Words, a place, or a phrase from the text"],
  loading: ["正在打开…", "正在開啟…", "Opening…"],
  partial: [
    "文件没有载入完整：检索和通读可以使用，名词解释、修订记录和指标看不到。请重新打开，或重新下载。",
    "檔案沒有完整載入：搜尋和閱讀可以使用，名詞解釋、修訂紀錄和指標看不到。請重新開啟，或重新下載。",
    "The file did not load completely: search and reading work, but definitions, repairs and figures are missing. Open it again, or download it again.",
  ],
  results: ["检索结果", "搜尋結果", "Results"],
  suggestions: ["相关词语", "相關字詞", "Suggestions"],
  "suggest-heading": ["标题", "標題", "heading"],
  "suggest-recent": ["检索过", "搜尋過", "searched before"],
  recent: ["最近检索", "最近搜尋", "Recent"],
  forget: ["清除记录", "清除紀錄", "Forget these"],

  counts: ["{1} 份文件 {0} 段", "{1} 份文件，{0} 段", "{0|passage|passages} in {1|document|documents}"],
  documents: ["{0} 份文件", "{0} 份文件", "{0|document|documents}"],
  passages: ["{0} 段", "{0} 段", "{0|passage|passages}"],
  held: ["收录的文件", "收錄的文件", "Documents held"],
  corpus: ["共 {0} 份文件，{1} 段，{2} 字。版本 {3}", "共 {0} 份文件、{1} 段、{2} 字。版本 {3}", "{0|document|documents}, {1|passage|passages}, {2|character|characters}. Edition {3}"],
  try: ["试着检索", "不妨試試", "Try"],
  more: ["显示更多", "顯示更多", "Show more"],
  left: ["还有 {0} 段", "還有 {0} 段", "{0} left"],
  sort: ["排序", "排序", "Sort"],
  "sort-relevance": ["相关", "相關度", "Relevance"],
  "sort-document": ["文件", "文件", "Document"],
  "sort-year": ["年份", "年份", "Year"],
  spread: ["{0}：共 {1} 段，{2} 段中有结果，从第 {3} 段起。打开第一处", "{0}：全文 {1} 段，其中 {2} 段有結果，從第 {3} 段開始。開啟第一處", "{0}: {2} of {1} passages match, from passage {3} on. Open the first"],

  "note-parts": ["没有与“{1}”完全相同的字句。以下各段分别含有：{0}", "沒有與「{1}」完全相同的句子。以下各段分別含有：{0}", "Nothing reads exactly “{1}”. These passages hold the words apart: {0}"],
  "note-some": ["没有哪一段含有全部词语。以下各段含有其中一部分：{0}", "沒有一段包含全部字詞。以下各段含有其中一部分：{0}", "No passage holds all the words. These hold some of them: {0}"],
  "note-query-cut": ["检索词过长，只用了前 {0} 字。", "搜尋字詞過長，只用了前 {0} 字。", "The query is too long; only its first {0|character was|characters were} used."],
  "note-ignored": ["这一部分未能理解，已略过：{0}", "這部分無法理解，已略過：{0}", "This part could not be understood and was left out: {0}"],
  "note-no-value": ["没有文件符合：{0}", "沒有文件符合：{0}", "No document has: {0}"],
  "note-pinyin": ["“{1}”按拼音读作{0}", "「{1}」按拼音讀作{0}", "“{1}” read as pinyin: {0}"],
  "note-initials": ["“{1}”按首字母读作{0}", "「{1}」按首字母讀作{0}", "“{1}” read as first letters: {0}"],
  "note-slip": ["未找到“{1}”，显示{0}的结果", "找不到「{1}」，以下是{0}的結果", "“{1}” was not found; these are results for {0}"],
  "note-synonym": ["“{1}”也按文件中的说法检索：{0}", "「{1}」也以文件中的說法搜尋：{0}", "For “{1}”, also searched what the documents say: {0}"],
  "note-incomplete": ["读音与异体字的资料未能载入，此处可能不全。", "讀音與異體字的資料未能載入，此處可能不全。", "Readings and variant characters could not be loaded; this may be incomplete."],
  "note-begun": ["未找到“{1}”，显示以此开头的{0}的结果", "找不到「{1}」，以下是以此開頭的{0}的結果", "“{1}” was not found; these are results for words that begin so: {0}"],
  "note-shortened": ["未找到“{1}”，按简称显示{0}的结果", "找不到「{1}」，當作簡稱，以下是{0}的結果", "“{1}” was not found; read as short for {0}"],
  quoted: ["“{0}”", "「{0}」", "“{0}”"],
  and: ["、", "、", ", "],
  stop: ["。", "。", ". "],
  literal: ["只按字面检索", "只依字面搜尋", "Search exactly as typed"],
  "literal-on": ["只按字面检索，不含相近的读法。", "只依字面搜尋，不含相近的讀法。", "Exactly as typed, without looser readings."],
  "literal-off": ["也找相近的", "也找相近的", "Look for what is close too"],
  "in-literal": ["正文", "內文", "in the text"],
  "in-heading": ["标题", "標題", "in headings"],
  "in-looser": ["相近的说法", "相近的說法", "close to it"],
  "from-heading": ["以下各段，词语见于其标题", "以下各段，字詞見於其標題", "The words stand in the heading of these"],
  "from-looser": ["以下各段没有原词，是相近的说法", "以下各段沒有原詞，是相近的說法", "These do not hold the words as typed, but come close"],
  looser: ["没有与“{0}”相同的字句，以下是相近的段落。", "沒有與「{0}」相同的句子，以下是相近的段落。", "Nothing reads exactly “{0}”; these passages come close."],
  why: ["为什么是这条", "為何有這筆", "Why this one"],
  "why-text": ["正文中有{0}", "內文中有{0}", "{0} in the text"],
  "why-heading": ["标题中有{0}", "標題中有{0}", "{0} in a heading above"],
  "why-parts": ["分开含有{0}", "分開含有{0}", "holds {0} apart"],
  "why-read": ["含有相近的说法{0}", "含有相近的說法{0}", "holds {0}, which comes close"],
  because: ["，依据：{0}", "，依據：{0}", ", from the words {0}"],

  none: ["没有找到“{0}”", "找不到「{0}」", "Nothing found for “{0}”"],
  "none-chosen": ["所选条件下没有段落", "所選條件下沒有段落", "No passages under these filters"],
  "none-drop": ["不限“{0}”", "不限「{0}」", "Without “{0}”"],
  "none-hint": ["可以换用更短的词，或减少词语。", "可以改用較短的字詞，或減少字詞。", "Shorter words, or fewer of them, may help."],
  "none-year": ["本库未收录 {0} 年的文件。收录的年份：{1}。", "這裡沒有收錄 {0} 年的文件。收錄年份：{1}。", "No document of {0} is held here. Years held: {1}."],
  "none-period": ["规划期包含 {0} 年的文件：{1}", "規劃期涵蓋 {0} 年的文件：{1}", "Plans that cover {0}: {1}"],
  "none-region": ["本库未收录“{0}”的文件。收录的地区：{1}。", "這裡沒有收錄「{0}」的文件。收錄地區：{1}。", "No document of “{0}” is held here. Districts held: {1}."],

  filters: ["筛选", "篩選", "Filter"],
  doc: ["文件", "文件", "Document"],
  region: ["地区", "地區", "District"],
  year: ["年份", "年份", "Year"],
  kind: ["类别", "類別", "Kind"],
  theme: ["主题", "主題", "Theme"],
  section: ["章", "章", "Chapter"],
  "kind-plan": ["规划", "規劃", "Plan"],
  "kind-work-report": ["政府工作报告", "政府工作報告", "Government work report"],
  "kind-congress-report": ["党代会报告", "黨代會報告", "Party congress report"],
  "kind-news": ["报道", "新聞報導", "News report"],
  "kind-other": ["其他", "其他", "Other"],
  fold: ["收起", "收起", "Fold away"],
  edge: ["左栏宽度", "左欄寬度", "Width of the left column"],
  clear: ["清除", "清除", "Clear"],
  drop: ["去掉筛选：{0}", "移除篩選：{0}", "Remove filter: {0}"],
  active: ["已选条件", "已選條件", "Filters in use"],

  outline: ["目录", "目錄", "Contents"],
  back: ["返回检索结果", "返回搜尋結果", "Back to the results"],
  choose: ["选择一份文件通读", "選一份文件閱讀", "Choose a document to read"],
  untitled: ["（无标题）", "（無標題）", "(untitled)"],
  issuer: ["发布：", "發布：", "Issued by "],
  published: ["日期：", "日期：", "Dated "],
  source: ["来源网页", "來源網頁", "Source page"],
  edition: ["版本", "版本", "Edition"],
  rights: ["权利：", "權利：", "Rights: "],
  gone: ["这一处在现有文本中已找不到，可能已经改动。以下是文件开头。", "現有文本中找不到這一處，可能已經改動。以下是文件開頭。", "This passage is no longer in the text; it may have been changed. Here is the beginning of the document."],
  "no-document": ["没有这份文件：{0}", "沒有這份文件：{0}", "No such document: {0}"],
  place: ["{0} / {1} 处", "{0} / {1} 處", "{0} of {1}"],
  places: ["共 {0} 处", "共 {0} 處", "{0|hit|hits}"],
  "no-places": ["本文件中没有“{0}”", "本文件沒有「{0}」", "“{0}” does not occur here"],
  previous: ["上一处", "上一處", "Previous"],
  next: ["下一处", "下一處", "Next"],
  unmark: ["去掉标记", "移除標記", "Remove marks"],
  hits: ["{0} 处", "{0} 處", "{0|hit|hits}"],
  cite: ["引用", "引用", "Cite"],
  link: ["链接", "連結", "Link"],
  "cite-title": ["复制所选文字或当前段落，注明出处", "複製所選文字或目前段落，並註明出處", "Copy the selection or this passage with its source"],
  "link-title": ["复制通向当前段落的链接", "複製前往目前段落的連結", "Copy a link to this passage"],
  copied: ["已复制", "已複製", "Copied"],
  "copy-refused": ["浏览器不允许写入剪贴板，请自行复制：", "瀏覽器不允許寫入剪貼簿，請自行複製：", "The browser does not allow copying; please copy this yourself:"],
  close: ["关闭", "關閉", "Close"],

  "term-by": ["解释见", "解釋見", "Explained in "],
  "term-uses": ["共用到 {0} 处", "共用到 {0} 處", "Used {0|time|times}"],
  "term-all": ["检索全部", "搜尋全部", "Search for all"],
  repair: ["校订", "校訂", "Repair"],
  "repair-raw": ["原文作", "原文作", "The source reads "],
  "repair-in": ["原文没有这几个字。", "原文沒有這幾個字。", "These characters are not in the source."],
  "repair-served": ["校订为", "校訂為", "Served as "],
  "repair-out": ["校订时删去。", "校訂時刪去。", "Left out of the served text."],
  "repair-moved": ["原文中这一段在别处。", "原文中這一段在別處。", "This stretch stands elsewhere in the source."],
  "repair-sure": ["（把握 {0}%）", "（把握 {0}%）", " (certain to {0} %)"],

  settings: ["设置", "設定", "Menu"],
  language: ["语言", "語言", "Language"],
  scheme: ["颜色", "色彩", "Colours"],
  "as-browser": ["随浏览器", "依瀏覽器", "As the browser"],
  light: ["浅色", "淺色", "Light"],
  dark: ["深色", "深色", "Dark"],
  size: ["正文字号", "內文字級", "Text size"],
  smaller: ["缩小", "縮小", "Smaller"],
  larger: ["放大", "放大", "Larger"],
  keys: ["单键快捷键（/ ? n p）", "單鍵快速鍵（/ ? n p）", "Single-key shortcuts (/ ? n p)"],
  unremembered: ["浏览器不允许保存，选择只在本页有效。", "瀏覽器不允許儲存，選擇只在本頁有效。", "The browser does not allow saving: these hold for this page only."],

  help: ["检索方法", "搜尋方法", "How to search"],
  "help-all": ["各词都要出现，先后不论", "各詞都要出現，先後不論", "All of these words, in any order"],
  "help-exact": ["字句完全相同", "句子完全相同", "Exactly this"],
  "help-not": ["减号之后的词不要出现", "減號後的詞不要出現", "Not the word after the minus"],
  "help-or": ["有一个就可以", "有一個就可以", "Either of them"],
  "help-years": ["年份，也可以是一段时间", "年份，也可以是一段時間", "A year, or a range of years"],
  or: ["或", "或", "OR"],
  "field-doc": ["文档", "文檔", "doc"],
  "field-region": ["地区", "地區", "region"],
  "field-year": ["年份", "年份", "year"],
  "field-theme": ["主题", "主題", "theme"],
  "field-section": ["章节", "章節", "section"],
  "field-kind": ["类型", "類型", "kind"],
  "help-keys": ["↑ ↓ 选结果或相关词语，Enter 打开，Esc 逐步清除；/ 或 Ctrl+K 回到检索框，? 或 F1 打开这里；通读时 n、p 到下一处、上一处。", "↑ ↓ 選擇結果或相關字詞，Enter 開啟，Esc 逐步清除；/ 或 Ctrl+K 回到搜尋框，? 或 F1 開啟這裡；閱讀時按 n、p 前往下一處、上一處。", "↑ ↓ choose a result or suggestion, Enter opens it, Esc clears step by step; / or Ctrl+K returns to the box, ? or F1 opens this; n and p step through hits while reading."],

  "map-themes": ["各份文件写什么", "各份文件談什麼", "What they write about"],
  "map-words": ["各份文件的用词", "各份文件的用詞", "Words that set each apart"],
  "map-word": ["本文件 {0} 次，其余文件共 {1} 次", "本文件 {0} 次，其他文件共 {1} 次", "{0|time|times} here, {1} in all others"],
  "map-held": ["收录范围", "收錄範圍", "What is held"],
  "map-trust": ["主题归类的准确程度", "主題分類的準確程度", "How far the themes can be trusted"],
  "trust-how": ["主题由程序按用词归类，每一处都可以查看依据。以下与人工判读相比。", "主題由程式依用詞分類，每一處都能查看依據。以下與人工判讀相比。", "Themes are assigned by a program from the words of a passage, which it shows. Compared here with careful readers."],
  "trust-none": ["主题由程序按用词归类；本库没有人工判读可比。", "主題由程式依用詞分類；這裡沒有人工判讀可供比較。", "Themes are assigned by a program from the words of a passage; here nobody has measured them."],
  "trust-right": ["归类正确", "分類正確", "Right"],
  "trust-found": ["没有遗漏", "沒有遺漏", "Found"],
  "trust-labels": ["判读段数", "判讀段數", "Passages judged"],
  "ask-over-time": ["“{0}”历年怎么说", "「{0}」歷年怎麼說", "“{0}” through the years"],
  "ask-in-district": ["{1}怎样写“{0}”", "{1}如何談「{0}」", "“{0}” in {1}"],
  "ask-of-document": ["《{1}》中的“{0}”", "《{1}》中的「{0}」", "“{0}” in {1}"],
  "time-back": ["回顾", "回顧", "Looks back on"],
  "time-plan": ["规划", "規劃", "Plans for"],
  "time-day": ["发布", "發布", "Published"],
  "time-unknown": ["未写明年份", "未寫明年份", "Years not stated"],
  "matrix-how": ["各主题占文件字数的百分比；点数字看该文件的这些段落，点主题看其下的小类。", "各主題占文件字數的百分比；點數字看該文件的這些段落，點主題看其下的小類。", "Percent of each text by its main theme. A figure leads to the passages, a theme unfolds its parts."],
  undecided: ["未能归类", "無法分類", "Undecided"],
  "held-how": ["“未收录”只说明本库没有，不说明没有这份文件，也不等于文件没有提及。", "「未收錄」只表示這裡沒有，不表示沒有這份文件，也不等於文件沒有提及。", "“Not held” says only that it is not in here: the document may exist, and may mention anything."],
  "held-yes": ["有", "有", "held"],
  "held-no": ["未收录", "未收錄", "not held"],
  "held-unplaced": ["地区或年份不明：", "地區或年份不明：", "Without district or year:"],
  compare: ["两份文件对照", "兩份文件對照", "Two documents compared"],
  "compare-a": ["第一份文件", "第一份文件", "First document"],
  "compare-b": ["第二份文件", "第二份文件", "Second document"],
  "compare-go": ["对照", "對照", "Compare"],
  "compare-both": ["两份都写的", "兩份都談的", "In both"],
  "compare-only": ["只有 {0} 写的", "只有 {0} 談的", "Only in {0}"],
  "compare-none": ["没有", "沒有", "Nothing"],
  "compare-search": ["在检索中列出", "在搜尋中列出", "List them in the search"],
  "caveat-same-document": ["这是同一份文件。", "這是同一份文件。", "This is one and the same document."],
  "caveat-other-kind": ["两份文件类别不同：一份没有写，可能只是体裁不同。", "兩份文件類別不同：一份沒有談到，可能只是體裁不同。", "The documents differ in kind: what one leaves out may not belong into it."],
  "caveat-other-region": ["两份文件属于不同地区。", "兩份文件屬於不同地區。", "The documents are of different districts."],
  repeated: ["相同的文字", "相同的文字", "Shared wording"],
  "repeated-how": ["《{0}》有 {2} 字（{3}%）与《{1}》相同，以连续 14 字以上计。", "《{0}》有 {2} 字（{3}%）與《{1}》相同，以連續 14 字以上計。", "{2|character|characters} ({3} %) of {0} stand in {1} too, in runs of 14 or more."],
  "repeated-none": ["没有连续 14 字以上相同的文字。", "沒有連續 14 字以上相同的文字。", "No run of 14 characters or more is shared."],

  "figure-find": ["查找名称或数值", "尋找名稱或數值", "Find a name or a number"],
  "figure-all": ["全部", "全部", "All"],
  "figure-count": ["{0} 条", "{0} 筆", "{0|figure|figures}"],
  "figure-name": ["名称", "名稱", "Name"],
  "figure-value": ["数值", "數值", "Value"],
  "figure-unit": ["单位", "單位", "Unit"],
  "figure-kind": ["性质", "性質", "Nature"],
  "figure-subject": ["所指", "所指", "Of"],
  "figure-target": ["目标", "目標", "Target"],
  "figure-outcome": ["已完成", "已完成", "Outcome"],
  "figure-baseline": ["基数", "基數", "Baseline"],
  "figure-context": ["背景", "背景", "Context"],
  "figure-doubt": ["存疑", "存疑", "uncertain"],
  "figure-row": ["在指标中查看", "在指標中查看", "See it among the figures"],
  "figure-take": ["下载", "下載", "Download"],
  "figure-missing": ["指标的资料未能载入。", "指標的資料未能載入。", "The figures could not be loaded."],
  "figure-limits": ["由程序从原文逐句读出，可能有遗漏或误读；点名称看原文。标“存疑”的务必核对。", "由程式從原文逐句讀出，可能有遺漏或誤讀；點名稱看原文。標「存疑」者務必核對。", "Read from the sentences by a program, which may miss or misread some; a name opens its sentence. Check those marked uncertain."],
  "bound->": ["超过", "超過", "over"],
  "bound->=": ["不低于", "不低於", "at least"],
  "bound-<": ["低于", "低於", "under"],
  "bound-<=": ["不超过", "不超過", "at most"],
  "bound-~": ["约", "約", "about"],
  "page-before": ["上一页", "上一頁", "Previous page"],
  "page-after": ["下一页", "下一頁", "Next page"],

  odd: ["“{0}”的值“{1}”无法识别，已略过。", "無法辨識「{0}」的值「{1}」，已略過。", "The value “{1}” of “{0}” is not known and was passed over."],
  broken: ["这一部分出了错，其余部分可以照常使用。", "這個部分出了錯，其餘部分可以照常使用。", "Something went wrong in this part; the rest still works."],
  again: ["重新开始", "重新開始", "Start again"],
  "no-wasm": ["浏览器或本页的安全策略不允许运行 WebAssembly，检索无法使用。", "瀏覽器或本頁的安全政策不允許執行 WebAssembly，無法搜尋。", "This browser, or the policy of this page, does not allow WebAssembly, which the search needs."],
  "no-inflate": ["浏览器版本过旧，无法解开文件内容，请换用较新的浏览器。", "瀏覽器版本過舊，無法解開文件內容，請改用較新的瀏覽器。", "This browser is too old to unpack the texts; please use a newer one."],
  "load-failed": ["程序没有载入完整，请重新打开本页。", "程式沒有完整載入，請重新開啟本頁。", "The program did not load completely. Please open the page again."],
  "corpus-damaged": ["文件内容已损坏，请重新获取。", "文件內容已損壞，請重新取得。", "The texts are damaged. Please fetch a new copy."],
  "corpus-version": ["文件内容与程序版本不符，请重新获取。", "文件內容與程式版本不符，請重新取得。", "The texts belong to another version of the program. Please fetch a new copy."],
  panic: ["程序中途停止。文本没有受损，可以重新开始。", "程式中途停止。文本沒有受損，可以重新開始。", "The program stopped half-way. The texts are unharmed; you can start again."],
} satisfies Record<string, readonly [zhHans: string, zhHant: string, en: string]>;

export type Word = keyof typeof TABLE;
export interface Words {
  (word: Word, ...values: (string | number)[]): string;
  readonly locale: Locale;
}

const COLUMNS = Object.keys(LOCALES) as Locale[];
const made: Words[] = [];

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
    TABLE[word][column]!.replace(/\{(\d)(?:\|(.*?)\|(.*?))?\}/g, (_, index: string, one?: string, many?: string) => {
      const value = values[+index] ?? "";
      const shown = typeof value === "number" ? figure(value) : value;
      return one ? `${shown} ${value === 1 ? one : many}` : shown;
    });
  return Object.assign(say, { locale: COLUMNS[column]! });
}

/** Whether the catalogue has a message of this name: codes of the engine become messages by their name. */
export function isWord(name: string): name is Word {
  return Object.hasOwn(TABLE, name);
}
