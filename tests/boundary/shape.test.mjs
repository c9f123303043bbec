// Every value that crosses the boundary, against www/src/types.ts: the compiler itself compares. A value is written out as a
// literal of its type, where TypeScript refuses a key too many as well as one too few.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { compiled, loadExplorer, ROOT } from "./lib.mjs";

/** What the compiler has to say on [type, value] pairs; "" if nothing. */
function compilerOn(samples) {
  const folder = mkdtempSync(join(tmpdir(), "plan-shape-"));
  try {
    const lines = samples.map(([type, value], i) => `export const v${i}: T.${type} = ${JSON.stringify(value)};`);
    const types = JSON.stringify(ROOT + "www/src/types");
    writeFileSync(join(folder, "values.ts"), [`import type * as T from ${types};`, ...lines, ""].join("\n"));
    const options = { strict: true, noEmit: true, module: "ESNext", moduleResolution: "Bundler", target: "ES2022", types: [] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["values.ts"] }));
    const run = spawnSync(process.execPath, [ROOT + "www/node_modules/typescript/bin/tsc", "-p", folder], { encoding: "utf8" });
    assert.equal(run.error, undefined);
    return run.stdout + run.stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** JSON hides what it cannot hold: nothing but plain values may come over. */
function plain(value, path) {
  if (value === null || typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number") return assert.ok(Number.isFinite(value), path);
  assert.ok(typeof value === "object", `${path} is ${typeof value}`);
  assert.ok([Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)), `${path} is no plain object`);
  for (const [key, inner] of Object.entries(value)) plain(inner, `${path}.${key}`);
}

const explorer = await loadExplorer();
const documents = explorer.documents();
const samples = [["About", explorer.about()], ["DocumentInfo[]", documents], ["ThemeInfo[]", explorer.themes()]];
const [plan, report] = ["plan", "work-report"].map((kind) => documents.find((d) => d.kind === kind));
samples.push(["CorpusMap", explorer.map()], ["Comparison", explorer.compare(plan.key, report.key)]);
for (const query of ["学位", "前山河 治理", "怎样解决停车难的问题", "没有这样的词", "", "长".repeat(5000), "企业", "健全基本公共服务体系"]) {
  samples.push(["SearchResult", explorer.search({ query, limit: 8 })]);
  samples.push(["string[]", explorer.searchIds({ query, limit: 8 })]);
}
samples.push(["Why", explorer.why("治理 前山河", explorer.searchIds({ query: "治理" })[0])], ["Why", explorer.why("城市更新 没有这样的词", `${plan.key}/60`)]);
for (const sort of ["document", "left", "right"]) samples.push(["Concordance", explorer.concordance({ query: "学位", sort, limit: 4 })]);
for (const prefix of ["学", "企业", "香", "xuewei", "a", ""]) samples.push(["Suggestion[]", explorer.suggest(prefix, 6)]);
// filters that leave nothing: one is enough to leave out, and one is not
for (const filters of [{ year: ["1990"] }, { year: ["1990"], kind: ["no-kind"] }]) {
  const { relax } = explorer.search({ query: "企业", filters });
  assert.deepEqual(relax.map(({ filter }) => filter), [Object.keys(filters).length > 1 ? "all" : "year"]);
  samples.push(["SearchResult", explorer.search({ query: "企业", filters })]);
}
samples.push(["Term[]", explorer.glossary()]);
samples.push(["Wording[]", explorer.wordings()]);
samples.push(["FigureList", explorer.indicators({ limit: 12 })], ["FigureList", explorer.indicators({ query: "没有这样的词" })]);
for (const sort of ["-value", "year", "indicator", "subject"]) samples.push(["FigureList", explorer.indicators({ sort, limit: 3 })]);
samples.push(["SeriesList", explorer.series({ limit: 8 })], ["SeriesList", explorer.series({ query: "地区生产总值" })]);
for (const { key } of documents) {
  samples.push(["Repair[]", explorer.dropped(key)], ["Provenance", explorer.provenance(`${key}/1`)], ["Provenance", explorer.provenance(`${key}#1`)]);
  const outline = explorer.outline(key);
  samples.push(["Outline", outline]);
  // a whole document is much text for a compiler: its first and last blocks serve
  const cut = (reading) => ({ ...reading, blocks: [...reading.blocks.slice(0, 12), ...reading.blocks.slice(-12)] });
  samples.push(["Reading", cut(explorer.read(key, "学位"))], ["Reading", cut(explorer.readRaw(key))], ["Reading", cut(explorer.readAround(key, outline.nodes.at(-1)?.title ?? ""))]);
  if (outline.nodes[0]) samples.push(["Reading", cut(explorer.read(outline.nodes[0].id))]);
}
// the bundled documents have no tables
const tables = await loadExplorer({ corpus: compiled("tests/tables") });
for (const { key } of tables.documents()) samples.push(["Reading", tables.read(key)]);
samples.push(["SearchResult", tables.search({ query: "地区生产总值", limit: 8 })]);
// `string[]` is no export of types.ts
const typed = samples.filter(([type]) => type !== "string[]");

test("every value has the keys and types that types.ts names, no more and no fewer", () => {
  assert.equal(compilerOn(typed), "");
});

test("the compiler would see a difference", () => {
  const [type, about] = typed[0];
  assert.match(compilerOn([[type, { ...about, extra: 1 }]]), /extra/);
  const { edition, ...less } = about;
  assert.match(compilerOn([[type, less]]), /edition/);
  const [, result] = typed.find(([name]) => name === "SearchResult");
  assert.match(compilerOn([["SearchResult", { ...result, hits: [{ ...result.hits[0], odd: null }] }]]), /odd/);
});

test("only plain values cross", () => {
  for (const [type, value] of samples) plain(value, type);
  for (const [type, value] of samples) if (type === "string[]") assert.ok(value.every((id) => typeof id === "string"));
});

test("the samples leave no list of the contract empty", () => {
  const seen = new Map();
  const walk = (value, path) => {
    if (Array.isArray(value)) {
      seen.set(path, (seen.get(path) ?? 0) + value.length);
      for (const inner of value) walk(inner, path + "[]");
    } else if (value && typeof value === "object") for (const key in value) walk(value[key], `${path}.${key}`);
  };
  for (const [type, value] of typed) walk(value, type);
  // every document of this corpus has a district and a year; the questions of the map ask by words and themes
  const empty = ["CorpusMap.coverage.unplaced", "CorpusMap.questions[].request.filters.doc", "CorpusMap.questions[].request.filters.region"];
  assert.deepEqual([...seen].filter(([, count]) => count === 0).map(([path]) => path), empty);
});
