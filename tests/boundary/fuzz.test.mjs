// Requests made at random, of right and wrong kinds: each is answered or refused as a bad request. FUZZ_SECONDS and FUZZ_SEED as
// in ../fuzz.rs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compiled, loadExplorer, PlanError, QUERIES } from "./lib.mjs";

const SECONDS = Number(process.env.FUZZ_SECONDS ?? 10);
let seed = Number(process.env.FUZZ_SEED ?? 1);

function below(limit) {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), seed | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) % limit;
}
const one = (of) => of[below(of.length)];
const some = (make, most) => Array.from({ length: below(most + 1) }, make);

const SIGNS = ["年份:", "地区:", "文件:", "-", '"', "“", "|", " 或 ", " OR ", "(", ")", "..", "*", "\\", "\u0000", "\uD800", "\u202E", "𠮷", "é", "㎡", "①", "一", "2025", "６", "%", "\t", "\n"];
const query = () => some(() => one([() => one(QUERIES), () => one(SIGNS), () => String.fromCharCode(below(0x10000)), () => one(QUERIES).slice(below(4))])(), 1 + below(12)).join(one(["", " ", "　"]));
const STRANGE = [null, undefined, 0, -1, 1.5, NaN, Infinity, -Infinity, 2 ** 31, 2 ** 53, "", "document", true, {}, [], [[]], [null], ["a", 1], Symbol("a"), 10n, () => {}, new Date(0), new Uint8Array(3), "长".repeat(100_000)];
const strange = (made) => (below(12) ? made() : one(STRANGE));

const list = (values) => strange(() => some(() => one([() => one(values), query])(), 3));
const asked = (keys) => ({
  query: strange(query),
  literal: strange(() => !below(2)),
  sort: strange(() => one(["relevance", "document", "year", "left", "right", "value", "-year", "unit", "status", "-points"])),
  offset: strange(() => below(50)),
  limit: strange(() => below(200)),
  filters: strange(() => ({
    doc: list(keys),
    region: list(["香洲", "金湾区", "珠海市"]),
    year: list(["2021", "2020..", "..2025", "2030..2020"]),
    kind: list(["plan", "规划"]),
    section: list(["一、", "治理"]),
    theme: list(["T01", "生态", "t07a"]),
    unit: list(["亿元", "%"]),
    subject: list(["全区"]),
    value: list(["6%", "2300亿"]),
    status: list(["met", "due"]),
  })),
});

test("any request is answered or refused", { timeout: (SECONDS + 120) * 1000 }, async () => {
  const explorer = await loadExplorer({ corpus: compiled("tests/golden/seeds") });
  const keys = explorer.documents().map(({ key }) => key);
  const ids = [...keys, ...explorer.searchIds({ limit: 500 }), ...keys.flatMap((key) => explorer.outline(key).nodes.map(({ id }) => id))];
  const id = () => strange(() => one([() => one(ids), () => one(ids).slice(0, -1) + below(9), query])());
  const calls = [
    ...["search", "searchIds", "concordance", "indicators", "series"].map((name) => [name, () => [strange(() => asked(keys))]]),
    ...["outline", "read", "readRaw", "provenance", "dropped", "rawText", "servedText"].map((name) => [name, () => [id(), strange(query)]]),
    ["why", () => [strange(query), id()]],
    ["suggest", () => [strange(query), strange(() => below(20))]],
    ["readAround", () => [id(), strange(query), strange(query)]],
    ["compare", () => [id(), id()]],
  ];
  const end = performance.now() + SECONDS * 1000;
  let runs = 0;
  for (; performance.now() < end; runs++) {
    const [name, given] = one(calls);
    const args = given();
    try {
      explorer[name](...args);
    } catch (error) {
      const told = () => `${name}(${args.map((arg) => { try { return JSON.stringify(arg); } catch { return String(arg); } })})`.slice(0, 2000);
      assert.ok(error instanceof PlanError && ["bad-request", "unknown-id"].includes(error.code), `${told()}: ${error.code} ${error}`);
    }
  }
  assert.ok(explorer.about().documents > 0);
  console.log(`${runs} requests in ${SECONDS} s`);
});
