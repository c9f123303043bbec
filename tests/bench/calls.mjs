// node tests/bench/calls.mjs FILE.plan|TIMES ...: how long every call of the engine takes on corpora of any size, in Node: median and slowest of a
// few hundred, or of what fits into two seconds. TIMES (1 10 100) are sizes of the collection made of the bundled passages. Prints JSON; never a
// test, since its figures depend on the machine.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadExplorer } from "../../dist/npm/engine.js";
import { collection } from "./collection.mjs";
import { program, ROOT } from "./lib.mjs";

const MOST = 300;
const MS = 2000;

/** Calls `run` with 0, 1, 2 …; the first call by itself, since some are computed once and kept. */
function timed(run) {
  const times = [];
  const end = performance.now() + MS;
  for (let at = 0; at < MOST && performance.now() < end; at++) {
    const start = performance.now();
    run(at);
    times.push(performance.now() - start);
  }
  const [first] = times;
  times.sort((a, b) => a - b);
  const at = (share) => +times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(2);
  return { first: +first.toFixed(2), median: at(0.5), p99: at(0.99), calls: times.length };
}

/** The corpus of an argument. Once the bundled one is the file of the build, with all it knows. */
function corpusOf(argument) {
  if (argument === "1") return readFileSync(ROOT + "dist/corpus.plan");
  if (!/^\d+$/.test(argument)) return readFileSync(argument);
  const folder = mkdtempSync(join(tmpdir(), "plan-calls-"));
  const [lines, file] = ["passages.jsonl", "corpus.plan"].map((name) => join(folder, name));
  writeFileSync(lines, collection(Number(argument)).map((passage) => JSON.stringify(passage) + "\n").join(""));
  program("build", "--plain", lines, "-o", file);
  const bytes = readFileSync(file);
  rmSync(folder, { recursive: true });
  return bytes;
}

for (const argument of process.argv.slice(2)) {
  const corpus = new Uint8Array(corpusOf(argument));
  const open = performance.now();
  const explorer = await loadExplorer({ corpus });
  const ready = performance.now() - open;
  const documents = explorer.documents();
  const of = (list) => (at) => list[at % list.length];
  const document = of(documents.map(({ key }) => key));
  const queries = ["养老", "生产总值", "城市更新 老旧小区", "2025年 目标", "yanglao", "人工只能", "乡村振兴 产业", "百分之六", "水利", "教育 学位", "没有这样的词组", "项目", "的", "北区 公园"];
  const query = of(queries);
  const hits = queries.flatMap((query) => explorer.search({ query, limit: 5 }).hits.map(({ id }) => [query, id]));
  const hit = of(hits);
  const series = explorer.series({ limit: 20 }).series;
  const calls = {
    about: () => explorer.about(),
    documents: () => explorer.documents(),
    themes: () => explorer.themes(),
    search: (at) => explorer.search({ query: query(at), limit: 20 }),
    "search, filtered": (at) => explorer.search({ query: query(at), limit: 20, filters: { doc: [document(at)] } }),
    "search, all": () => explorer.search({ limit: 1 }),
    searchIds: (at) => explorer.searchIds({ query: query(at), limit: 10 }),
    suggest: (at) => explorer.suggest(query(at).slice(0, 1 + (at % 3)), 8),
    why: (at) => explorer.why(...hit(at)),
    concordance: (at) => explorer.concordance({ query: query(at), limit: 50 }),
    outline: (at) => explorer.outline(document(at)),
    read: (at) => explorer.read(document(at), query(at)),
    readAround: (at) => explorer.readAround(document(at), "", query(at)),
    readRaw: (at) => explorer.readRaw(document(at)),
    servedText: (at) => explorer.servedText(document(at)),
    provenance: (at) => explorer.provenance(hit(at)[1]),
    dropped: (at) => explorer.dropped(document(at)),
    rawText: (at) => explorer.rawText(document(at)),
    glossary: () => explorer.glossary(),
    wordings: () => explorer.wordings(),
    map: () => explorer.map(),
    compare: (at) => explorer.compare(document(at), document(at + 1)),
    indicators: (at) => explorer.indicators({ query: query(at), limit: 50 }),
    "indicators, all": () => explorer.indicators({ limit: 50 }),
    series: () => explorer.series({ limit: 20 }),
    "series, one": (at) => explorer.series({ filters: { series: [series[at % Math.max(1, series.length)]?.id ?? ""] } }),
  };
  const { passages, chars } = explorer.about();
  const rows = Object.fromEntries(Object.entries(calls).map(([name, run]) => [name, timed(run)]));
  console.log(JSON.stringify({ documents: documents.length, passages, chars, readyMs: Math.round(ready), rows }, null, 1).replace(/\{\n\s+"first"([^}]*)\}/g, (row) => row.replace(/\s*\n\s*/g, " ")));
  explorer.free();
}
