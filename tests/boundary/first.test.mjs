// The law of the two engines: what the first one answers, the whole one answers the same, or the answer says that it may be
// incomplete, and then no page shows it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import init, { Engine } from "../../build/bindgen-first/plan_explorer.js";
import { loadExplorer, QUERIES, ROOT } from "./lib.mjs";

await init({ module_or_path: readFileSync(ROOT + "build/bindgen-first/plan_explorer_bg.wasm") });
const first = Engine.openCore(readFileSync(ROOT + "build/corpus.plan.core"));
const whole = await loadExplorer();

const judged = ["judged", "later", "unseen"].flatMap((name) => JSON.parse(readFileSync(`${ROOT}tests/ranking/${name}.json`, "utf8")));
const text = whole.documents().map(({ key }) => whole.servedText(key)).join("\n").replace(/[#\n]+/g, " ");

/** Stretches of the texts, the same at every run: as they stand, with a character changed, as two words. */
function* stretches() {
  let seed = 7;
  const next = (limit) => (seed = (seed * 48271) % 2147483647) % limit;
  for (let count = 0; count < 600; count++) {
    const at = next(text.length - 20);
    const length = 1 + next(8);
    const stretch = text.slice(at, at + length);
    yield stretch;
    yield stretch.slice(1) + text[next(text.length)];
    yield `${stretch} ${text.slice(at + length + 3, at + length + 3 + 1 + next(5))}`;
  }
}

const places = [...new Set(whole.documents().map(({ region }) => region).filter(Boolean))].map((region) => region.slice(-3));
const times = ["2025年", "二〇二五年", "“十四五”", "十四五时期", "去年", "今年", "2021-2025年", "到二零三五年", "过去五年", "十九大"];
const asked = ["多少", "怎么", "有没有", "是什么", "百分之六", "6%", "qsh", "hong shu lin", "資訊安全", "廣場", "lng", "5g", "pm2.5"];
const topics = ["养老", "学位", "生产总值", "公园", "租房", "停车难"];
const beside = [...places, ...times, ...asked].flatMap((one) => topics.flatMap((topic) => [`${one} ${topic}`, one + topic, topic + one]));

/** What an answer is but for the words that its themes rest on, which come with the annex. */
const answer = ({ hits, ...rest }) => ({ ...rest, hits: hits.map((hit) => ({ ...hit, themes: hit.themes.map(({ because, heading, ...theme }) => theme) })) });
const isIncomplete = ({ notes }) => notes.some(({ code }) => code === "incomplete");

function compared(request) {
  const early = first.search(request);
  if (isIncomplete(early)) return false;
  assert.deepEqual(answer(early), answer(whole.search(request)), JSON.stringify(request));
  return true;
}

test("an answer of the first engine is the answer", () => {
  const queries = new Set([...QUERIES, ...judged.map(({ query }) => query), ...beside, ...stretches()]);
  const answered = [...queries].filter((query) => compared({ query, limit: 30 }));
  assert.ok(queries.size > 2000 && answered.length > queries.size / 3, `${answered.length} of ${queries.size} answered`);
});

test("so it is with filters, in every order, and literally", () => {
  const { facets } = whole.search({ query: "企业" });
  const value = (name) => facets[name][0].value;
  const filters = [{}, { doc: [value("doc")] }, { region: [value("region")] }, { year: ["2021..2025"] }, { theme: [value("theme")] }, { section: [value("section")], kind: [value("kind")] }];
  const fields = ["章节:创新 人才", "year:2021|2024 企业 -创新", "养老 | 托育", "地区:上海", "-学位", "“产业” -“产业链”"];
  const requests = [...QUERIES, ...fields].flatMap((query) => filters.map((filters) => ({ query, filters })));
  const answered = requests.flatMap((request) => [{}, { sort: "year" }, { sort: "document" }, { literal: true }].map((more) => compared({ ...request, ...more })));
  assert.ok(answered.filter(Boolean).length > answered.length / 3);
});

test("words that stand as typed and need no reading are answered at once", () => {
  // the set of everyday words takes one word in sixty for one of its own, and then the answer waits
  const waiting = ["学位", "前山河", "营商环境", "学位 新增", "章节:创新 人才", "“横琴”", "公园", "产业园区"].filter((query) => !compared({ query }));
  assert.ok(waiting.length < 3, waiting.join(" "));
  for (const query of ["qianshanhe", "香州", "没有这样的词", "百分之一百零三"]) assert.ok(isIncomplete(first.search({ query })), query);
});
