// node tests/bench/readme.mjs [--check]: writes what the newest report says into both READMEs, between their marks; with --check it
// only fails where they say something else.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const MARKS = ["<!-- measured: written by tests/bench/readme.mjs -->", "<!-- end of what was measured -->"];
const report = JSON.parse(readFileSync(ROOT + "tests/bench/report-0.1.0.json", "utf8"));
const rowsOf = (times) => report.collections.find((one) => one.times === times)?.rows;
const { page } = report;
const small = rowsOf(1);
const large = rowsOf(100);

const kB = (bytes) => Math.round(bytes / 1000);
const NAMES = {
  "plan-explorer": ["its engine alone, in npm", "其中的引擎（npm）"],
  scan: ["scan page", "扫描网页"],
  minisearch: ["MiniSearch, pairs", "MiniSearch（二元）"],
  "flexsearch-full": ["FlexSearch, full", "FlexSearch（full）"],
  "flexsearch-cjk": ["FlexSearch, CJK", "FlexSearch（CJK）"],
  sqlite: ["SQLite FTS5 trigram", "SQLite FTS5 trigram"],
  pagefind: ["Pagefind", "Pagefind"],
};
const TEXTS = [
  {
    file: "README.md",
    head: ["", "to the first answer over http, kB brotli", "time to it, × scan page", "ten best ids, × scan page", "the same, median / p99 µs", "literal recall / precision %", "memory MB"],
    ours: "plan explorer, the page",
    prose: (n) => [
      `The single file needs ${n.single} × the time of the scan page to its first answer. An answer with snippets, counts and notes takes ${n.answer} µs (p99 ${n.answer99}); from a key to the painted`,
      `result ${n.key} ms (p99 ${n.key99}). A hundred times the text (30,400 passages) opens in ${n.ready} ms, answers whole in ${n.large} ms (p99 ${n.large99}; a scan for the passages alone takes ${n.scan}`,
      `and ${n.scan99}) and needs ${n.memory} MB. Ours carries themes, glossary, figures and repairs too.`,
    ],
  },
  {
    file: "README.zh.md",
    head: ["", "经 http 到第一次回答（kB，brotli）", "所需时间（扫描网页的倍数）", "前十个编号（扫描网页的倍数）", "同上，中位数 / p99（微秒）", "字面查全 / 查准 %", "内存 MB"],
    ours: "规划通览（网页）",
    prose: (n) => [
      `单文件到第一次回答所需时间是扫描网页的 ${n.single} 倍。含摘录、计数和说明的完整回答需 ${n.answer} 微秒（p99 ${n.answer99}）；从按键到显示结果 ${n.key} 毫秒（p99 ${n.key99}）。`,
      `文字增至一百倍（30,400 段）时，打开需 ${n.ready} 毫秒，完整回答 ${n.large} 毫秒（p99 ${n.large99}；仅找出段落的扫描为 ${n.scan} 和 ${n.scan99}），占内存 ${n.memory} MB。`,
      "它还带有主题、名词解释、指标和修订记录。",
    ],
  },
];

const against = (ms) => (ms / small.scan.firstAnswerMs).toFixed(1);
const ms = (us) => (us / 1000).toFixed(1);
const numbers = {
  single: against(page.single.firstAnswerMs),
  answer: Math.round(small["plan-explorer"].answerUs.median),
  answer99: Math.round(small["plan-explorer"].answerUs.p99),
  key: page.keyToPaintMs.median,
  key99: page.keyToPaintMs.p99,
  ready: Math.round(large["plan-explorer"].readyMs),
  large: ms(large["plan-explorer"].answerUs.median),
  large99: ms(large["plan-explorer"].answerUs.p99),
  scan: ms(large.scan.topTenUs.median),
  scan99: ms(large.scan.topTenUs.p99),
  memory: Math.round(large["plan-explorer"].memoryMB),
};

function measured({ head, ours, prose }, column) {
  const row = (cells) => `| ${cells.join(" | ")} |`;
  const rows = Object.entries(small).map(([name, one]) => [
    NAMES[name][column],
    kB(one.brotli),
    against(one.firstAnswerMs),
    (one.topTenUs.median / small.scan.topTenUs.median).toFixed(2),
    `${Math.round(one.topTenUs.median)} / ${Math.round(one.topTenUs.p99)}`,
    `${one.literalRecall} / ${one.literalPrecision}`,
    one.memoryMB.toFixed(1),
  ]);
  const whole = [ours, kB(page.separate.brotli), against(page.separate.firstAnswerMs), ...Array(4).fill("")];
  return [MARKS[0], "", row(head), row(head.map(() => "---")), row(whole), ...rows.map(row), "", ...prose(numbers), "", MARKS[1]].join("\n");
}

TEXTS.forEach((text, column) => {
  const path = ROOT + text.file;
  const before = readFileSync(path, "utf8");
  const [start, end] = MARKS.map((mark) => before.indexOf(mark));
  if (start < 0 || end < start) throw new Error(`${text.file} has not both marks: ${MARKS.join(" … ")}`);
  const after = before.slice(0, start) + measured(text, column) + before.slice(end + MARKS[1].length);
  if (!process.argv.includes("--check")) writeFileSync(path, after);
  else if (before !== after) throw new Error(`${text.file} does not say what the report says: run node tests/bench/readme.mjs`);
});
