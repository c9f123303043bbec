// The files of ../strangers.rs where memory never shrinks: each is refused or answered in a second and in 64 MB and twenty times
// its length. The memory is that of the module; what it hands over is JavaScript's own to collect.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { PlanError, ROOT } from "./lib.mjs";

const FOLDER = ROOT + "target/tmp/strangers/";
const MEGABYTE = 2 ** 20;
// the second is that of an idle machine; the tests run beside others
const SECOND = 3000;

// Every instance of the engine has a memory of its own: caught where it is made.
let memory;
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate.call(WebAssembly, ...given);
  const { exports } = made.instance ?? made;
  // Node has modules of its own
  if (Object.keys(exports).some((name) => name.startsWith("engine_"))) memory = exports.memory;
  return made;
};
const { loadExplorer } = await import("./lib.mjs");

function* calls(explorer) {
  for (const query of ["治理", "zhili", "水管", "去年治理 2001年", "", "㎡ 治埋"]) {
    for (const sort of ["relevance", "year"]) yield [`search ${query} ${sort}`, () => explorer.search({ query, sort })];
    for (const sort of ["document", "left"]) yield [`concordance ${query} ${sort}`, () => explorer.concordance({ query, sort })];
    for (const id of explorer.searchIds({ query, limit: 1 })) {
      yield [`why ${query} ${id}`, () => explorer.why(query, id)];
      yield [`provenance ${id}`, () => explorer.provenance(id)];
    }
    yield [`suggest ${query}`, () => explorer.suggest(query, 8)];
  }
  yield ["documents", () => explorer.documents()];
  const documents = explorer.documents();
  for (const { key } of documents.slice(0, 2)) {
    for (const call of ["outline", "read", "readRaw", "dropped", "rawText", "servedText"]) yield [`${call} ${key}`, () => explorer[call](key)];
    yield [`readAround ${key}`, () => explorer.readAround(key, "治理", "治")];
    yield [`compare ${key}`, () => explorer.compare(key, documents.at(-1).key)];
  }
  for (const sort of ["document", "value", "status", "-points"]) {
    yield [`indicators ${sort}`, () => explorer.indicators({ sort })];
    yield [`series ${sort}`, () => explorer.series({ sort, limit: 50 })];
  }
  for (const call of ["map", "themes", "glossary", "wordings", "about"]) yield [call, () => explorer[call]()];
}

test("files of strangers are refused or answered in what their length allows", async () => {
  assert.ok(existsSync(FOLDER), "no files: run cargo test --features cli --test strangers first");
  const wrong = [];
  for (const name of readdirSync(FOLDER)) {
    const corpus = new Uint8Array(readFileSync(FOLDER + name));
    const measured = async (call, run) => {
      const start = performance.now();
      try {
        return await run();
      } catch (error) {
        if (!(error instanceof PlanError) || !["corpus-damaged", "unknown-id"].includes(error.code)) wrong.push(`${name}: ${call}: ${error}`);
        return null;
      } finally {
        const took = performance.now() - start;
        if (took > SECOND) wrong.push(`${name}: ${call} took ${Math.round(took)} ms`);
        const used = memory?.buffer.byteLength ?? 0;
        if (used > 64 * MEGABYTE + 20 * corpus.length) wrong.push(`${name}: ${call}: ${Math.round(used / MEGABYTE)} MB for ${Math.round(corpus.length / 1000)} kB`);
      }
    };
    const explorer = await measured("opening", () => loadExplorer({ corpus }));
    if (!explorer) continue;
    for (const [call, run] of calls(explorer)) await measured(call, run);
    explorer.free();
  }
  assert.ok(memory, "no memory was seen");
  assert.deepEqual(wrong, []);
});
