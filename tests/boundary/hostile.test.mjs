// Callers that do what no caller should: requests whose getters throw, free the engine or ask it again; calls while it opens.
// Afterwards the explorer answers as before, or says that it has ended; never anything in between.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compiled, loadExplorer, PlanError } from "./lib.mjs";

const CALLS = ["search", "searchIds", "concordance", "indicators", "series"];
const NAMES = ["query", "filters", "sort", "offset", "limit"];
const FILTERS = ["doc", "region", "year", "theme"];

/** A request whose property does something when it is read. */
const request = (name, act) => ({ query: "学位", get [name]() { return act(); } });
const filters = (name, act) => ({ query: "学位", filters: request(name, act) });
/** A list that does so. */
const list = (act) => ({ query: "学位", filters: { doc: new Proxy(["a"], { get: (of, name, self) => (name === "length" || name === Symbol.iterator ? act() : Reflect.get(of, name, self)) }) } });

const requests = (act) => [...NAMES.map((name) => request(name, act)), ...FILTERS.map((name) => filters(name, act)), list(act)];

const code = (run) => {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof PlanError, String(error));
    return error.code;
  }
  return "none";
};

test("a getter that throws leaves the engine as it was", async () => {
  const explorer = await loadExplorer();
  const before = explorer.search({ query: "学位" });
  const thrown = [new Error("no"), "no", null, undefined, Object.create(null), { get message() { throw 1; } }];
  for (const call of CALLS)
    for (const what of thrown)
      for (const asked of requests(() => { throw what; })) assert.equal(code(() => explorer[call](asked)), "bad-request", call);
  assert.deepEqual(explorer.search({ query: "学位" }), before);
  explorer.free();
  assert.equal(code(() => explorer.search({ query: "学位" })), "freed");
});

test("a getter that frees the engine ends it", async () => {
  for (const call of CALLS)
    for (const make of [0, 1, 6, 9]) {
      const explorer = await loadExplorer();
      const asked = requests(() => (explorer.free(), undefined))[make];
      // a list that has no length any more is no list
      assert.match(code(() => explorer[call](asked)), /^(freed|bad-request)$/, call);
      assert.equal(code(() => explorer.about()), "freed");
      explorer.free();
    }
});

test("a getter that asks the engine again is answered", async () => {
  const explorer = await loadExplorer();
  const { total } = explorer.search({ query: "学位" });
  for (const call of CALLS) {
    let asked = 0;
    for (const again of requests(() => ((asked += explorer.search({ query: "学位" }).total), undefined))) code(() => explorer[call](again));
    assert.ok(asked >= total * NAMES.length, call);
  }
  assert.equal(explorer.search({ query: "学位" }).total, total);
});

test("texts that are none are refused before the engine sees them", async () => {
  const explorer = await loadExplorer();
  const key = explorer.documents()[0].key;
  const hostile = { toString() { explorer.free(); return key; }, get length() { explorer.free(); return 1; } };
  for (const call of ["outline", "read", "readRaw", "provenance", "dropped", "rawText", "servedText"]) assert.equal(code(() => explorer[call](hostile)), "bad-request", call);
  assert.equal(code(() => explorer.why(hostile, key)), "bad-request");
  assert.equal(code(() => explorer.suggest("学", hostile)), "bad-request");
  assert.equal(explorer.outline(key).document.key, key);
});

test("values of filters are cut as queries are", async () => {
  const explorer = await loadExplorer();
  const long = "香".repeat(2_000_000);
  const start = performance.now();
  for (const name of ["doc", "region", "section", "kind", "theme"]) {
    const found = explorer.search({ query: "学位", filters: { [name]: [long] } });
    assert.equal(found.total, 0, name);
    for (const note of found.notes) assert.ok(note.detail.length <= 2 * 400, `${name}: a note of ${note.detail.length}`);
  }
  explorer.indicators({ query: long, filters: { value: [long], region: [long] } });
  assert.ok(performance.now() - start < 3000, `${performance.now() - start} ms`);
});

test("opening and ending in any order", async () => {
  const corpus = compiled("tests/golden/seeds");
  const opening = [loadExplorer(), loadExplorer({ corpus }), loadExplorer({ corpus: corpus.slice(0, 99) }), loadExplorer()];
  const explorers = (await Promise.allSettled(opening)).filter(({ status }) => status === "fulfilled").map(({ value }) => value);
  assert.equal(explorers.length, 3);
  explorers[0].free();
  for (const explorer of explorers.slice(1)) assert.ok(explorer.search({ query: "治理" }).total > 0);
  // what is handed over may be changed at once
  const own = corpus.slice();
  const coming = loadExplorer({ corpus: own });
  own.fill(0);
  assert.match(await coming.then((explorer) => (explorer.about().edition, "opened"), (error) => error.code), /^(opened|corpus-damaged)$/);
});
