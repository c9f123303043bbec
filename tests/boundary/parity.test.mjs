// The command line and the wasm are one engine: the same corpus and query give the same answer.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { DIST, loadExplorer, QUERIES, ROOT } from "./lib.mjs";

const LIMIT = 25;
const explorer = await loadExplorer();
const facets = explorer.search({ query: "企业" }).facets;
const first = (name) => facets[name][0].value;

const filtered = [
  { query: "企业", filters: { doc: [first("doc")] } },
  { query: "企业", filters: { doc: facets.doc.map((facet) => facet.value) } },
  { query: "学位", filters: { region: [first("region")] } },
  { query: "企业", filters: { year: [first("year")] } },
  { query: "企业", filters: { year: ["2021..2025"] } },
  { query: "企业", filters: { kind: [first("kind")] } },
  { query: "企业 发展", filters: { section: [first("section")] } },
  { query: "企业", filters: { doc: [first("doc")], year: [first("year")], kind: [first("kind")] } },
  { query: "学位", filters: { doc: ["no such document"] } },
  { query: "-学位", filters: {} },
  ...[
    "学位 地区:金湾", "region：香洲 养老", "年份:2021..2024 学位", "year:2021|2024 企业 -创新", "文档:工作报告 学位", "类型:规划", "章节:创新 人才",
    "养老 | 托育", "学位 或 幼儿园 OR 医院", "年份:2021 -企业", "地区:上海", "年份:明年 学位", "“产业” -“产业链”", "(a+)+$ [^香]* 🏠", "\u202e养老\u200b",
  ].map((query) => ({ query, filters: {} })),
];
const cases = [...QUERIES.map((query) => ({ query, filters: {} })), ...filtered];

const printed = (...command) =>
  execFileSync(ROOT + "target/release/plan-explorer", [...command, "--corpus", DIST + "corpus.plan"], { encoding: "utf8", maxBuffer: 1 << 27 });

function native({ query, filters }) {
  const options = Object.entries(filters).flatMap(([name, values]) => values.flatMap((value) => [`--${name}`, value]));
  const command = ["search", query, ...options, "--json", "--limit", String(LIMIT), "--corpus", DIST + "corpus.plan"];
  return JSON.parse(execFileSync(ROOT + "target/release/plan-explorer", command, { encoding: "utf8", maxBuffer: 1 << 26 }));
}

test(`native and wasm agree on ${cases.length} requests`, () => {
  let found = 0;
  for (const request of cases) {
    const cli = native(request);
    const wasm = explorer.search({ ...request, limit: LIMIT });
    const say = JSON.stringify(request);
    assert.deepEqual(wasm.hits.map((hit) => [hit.id, hit.literal]), cli.results.map((hit) => [hit.id, hit.literal]), say);
    assert.deepEqual([wasm.total, wasm.fallback], [cli.total, cli.fallback], say);
    assert.deepEqual(explorer.searchIds({ ...request, limit: LIMIT }), wasm.hits.map((hit) => hit.id), `searchIds ${say}`);
    found += wasm.total > 0 ? 1 : 0;
  }
  assert.ok(found > cases.length / 2, `only ${found} requests found anything`);
});

test("a literal request takes nothing for something else", () => {
  const loose = explorer.search({ query: "香州" });
  assert.ok(loose.fallback && loose.notes.some(({ code }) => code === "slip"));
  const literal = explorer.search({ query: "香州", literal: true });
  assert.deepEqual([literal.total, literal.notes], [0, []]);
  assert.deepEqual(explorer.searchIds({ query: "香洲", literal: true }), explorer.searchIds({ query: "“香洲”" }));
});

test("no input is an error", () => {
  const inputs = ["香洲 ".repeat(350_000), Array.from({ length: 10_000 }, (_, n) => `词${n}`).join(" "), "“《「\"", "| OR - -- 或 |", "\ud800养老\udfff", "\0\x07\u202e\u2066养老", "👨‍👩‍👧‍👦🏠", "(.*)*[^]\\"];
  for (const query of inputs) assert.ok(explorer.search({ query, limit: 1 }).total >= 0);
});

test("what Ctrl+F finds is found, and nothing else is called literal", () => {
  const passages = JSON.parse(printed("passages", "--json"));
  // traditional characters count as the simplified ones; one query holds one
  const fold = (text) => text.normalize("NFKC").toLowerCase().replaceAll("學", "学");
  // figures and Latin words are found as wholes and marks are passed over: the law is about Chinese
  for (const query of QUERIES.filter((query) => /^\p{Script=Han}+$/u.test(query))) {
    const expected = passages.filter(({ text }) => fold(text).includes(fold(query))).map(({ id }) => id);
    const literal = explorer.search({ query, limit: 1e6 }).hits.filter((hit) => hit.literal).map(({ id }) => id);
    assert.deepEqual(literal.sort(), expected.sort(), query);
  }
});

test("the pages of a result are its order, cut", () => {
  const whole = explorer.searchIds({ query: "企业", limit: 40 });
  const pages = [0, 10, 20, 30].flatMap((offset) => explorer.searchIds({ query: "企业", offset, limit: 10 }));
  assert.deepEqual(pages, whole);
});

test("a snippet is text of the passage, with the query marked in it", () => {
  for (const query of ["学位", "营商环境", "5G"])
    for (const hit of explorer.search({ query, limit: 10 }).hits) {
      const text = hit.snippet.map((run) => run.text).join("");
      const block = explorer.read(hit.document).blocks.find(({ id }) => id === hit.id);
      assert.ok(block.runs.map((run) => run.text).join("").includes(text), `${query}: ${text}`);
      if (hit.literal) assert.ok(hit.snippet.some((run) => run.hit), `${query}: nothing marked in ${text}`);
    }
});

test("the texts are those of the command line, and the raw one holds what every repair replaced", () => {
  const repairs = JSON.parse(printed("repairs", "--json"));
  for (const { key, file } of explorer.documents()) {
    assert.equal(explorer.servedText(key), printed("text", file));
    const raw = [...explorer.rawText(key)];
    for (const repair of repairs.filter((one) => one.file === file)) assert.equal(raw.slice(repair.start, repair.end).join(""), repair.raw);
  }
});

test("the glossary is that of the command line", () => {
  const terms = JSON.parse(printed("glossary", "--json"));
  assert.deepEqual(
    explorer.glossary().map(({ term, definition, uses }) => [term, definition?.text ?? null, uses.length]),
    terms.map(({ term, definition, uses }) => [term, definition?.text ?? null, uses.length]),
  );
});
