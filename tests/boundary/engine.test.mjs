// loadExplorer and the explorer it gives: other corpora, damaged ones, bad requests, any query, the end of its life.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { test } from "node:test";
import { corpusBytes, DIST, loadExplorer, PlanError, QUERIES, support, timed } from "./lib.mjs";

const thrown = (run, code) =>
  assert.throws(run, (error) => {
    assert.ok(error instanceof PlanError && error instanceof Error, String(error));
    assert.equal(error.name, "PlanError");
    assert.equal(error.code, code, error.message);
    assert.ok(error.message.length > 10, `says too little: ${error.message}`);
    return true;
  });

test("Node can run it", () => assert.equal(support(), null));

test("the corpus of its own answers", async () => {
  const explorer = await loadExplorer();
  const { passages, documents } = explorer.about();
  assert.ok(passages > 100 && documents === explorer.documents().length);
  assert.ok(explorer.search({ query: "学位" }).total > 0);
  explorer.free();
});

test("another corpus, as ArrayBuffer or as Uint8Array", async () => {
  const bytes = corpusBytes();
  // a view into a larger buffer: only its own part counts
  const within = new Uint8Array(bytes.length + 7);
  within.set(bytes, 7);
  const expected = (await loadExplorer()).about();
  for (const corpus of [bytes, bytes.buffer, within.subarray(7)]) assert.deepEqual((await loadExplorer({ corpus })).about(), expected);
  for (const corpus of ["corpus.plan", "", null, 0]) await assert.rejects(loadExplorer({ corpus }), { code: "bad-request" }, String(corpus));
});

test("two explorers do not disturb each other", async () => {
  const [one, two] = [await loadExplorer(), await loadExplorer()];
  one.free();
  assert.ok(two.search({ query: "学位" }).total > 0);
});

test("a damaged corpus is refused with its code", async () => {
  const good = corpusBytes();
  const damaged = [new Uint8Array(0), new TextEncoder().encode("not a corpus"), new Uint8Array(4096)];
  for (let i = 0; i < 24; i++) damaged.push(good.slice(0, Math.floor((good.length * i) / 24)));
  for (let i = 0; i < 64; i++) {
    const flipped = good.slice();
    // the head byte by byte, the rest in strides
    flipped[i < 24 ? i : Math.floor(((i - 24) / 40) * good.length)] ^= 1 << (i % 8);
    damaged.push(flipped);
  }
  for (const corpus of damaged)
    await assert.rejects(loadExplorer({ corpus }), (error) => {
      assert.ok(error instanceof PlanError, String(error));
      assert.match(error.code, /^corpus-(damaged|version)$/, error.message);
      return true;
    });
  await assert.rejects(loadExplorer({ corpus: damaged[1] }), { code: "corpus-damaged" });
});

test("an annex that is damaged, or not there, is refused with its code; another corpus needs none", async () => {
  const explorer = await loadExplorer();
  assert.equal(explorer.annex, "there");
  assert.equal(await explorer.settled, null);
  const annex = readFileSync(DIST + "npm/plan_explorer.annex");
  for (const at of [3, 9, 17, 30, annex.length - 1]) {
    const damaged = Buffer.from(annex);
    damaged[at] ^= 4;
    await assert.rejects(loadExplorer({ annex: damaged }), { name: "PlanError", code: "corpus-damaged" });
  }
  await assert.rejects(loadExplorer({ annex: "http://127.0.0.1:9/gone.annex" }), { name: "PlanError", code: "load-failed" });
  assert.equal((await loadExplorer({ corpus: corpusBytes() })).annex, "there");
});

test("the engine by its bytes, its module or its address; what is none is told as what it is", async (t) => {
  const bytes = readFileSync(DIST + "npm/plan_explorer_bg.wasm");
  const sent = { "/engine.wasm": ["application/wasm", bytes], "/binary": ["application/octet-stream", bytes], "/annex": ["text/plain", readFileSync(DIST + "npm/plan_explorer.annex")], "/app": ["text/html", "<!doctype html>\n<title>An app</title>"] };
  const server = createServer(({ url }, response) => {
    const [type, body] = sent[url] ?? [];
    response.writeHead(body ? 200 : 404, type && { "content-type": type }).end(body);
  });
  t.after(() => (server.close(), server.closeAllConnections()));
  const at = (path) => `http://127.0.0.1:${server.address().port}${path}`;
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  for (const wasm of [bytes, new Uint8Array(bytes).buffer, await WebAssembly.compile(bytes), at("/engine.wasm"), new URL(at("/binary"))])
    assert.ok((await loadExplorer({ wasm, annex: at("/annex") })).search({ query: "学位" }).total > 0);
  const refused = (given, says) => assert.rejects(loadExplorer(given), ({ name, code, message }) => (assert.deepEqual([name, code], ["PlanError", "load-failed"]), assert.match(message, says), true));
  await refused({ wasm: at("/app") }, /127.*\/app.*text\/html.*<!doctype html> <title>/);
  await refused({ wasm: at("/gone") }, /HTTP 404/);
  await refused({ wasm: at("/annex") }, /not wasm: \d+ bytes of text\/plain/);
  await refused({ wasm: new TextEncoder().encode("Not found") }, /not wasm: 9 bytes, beginning with Not found/);
  await refused({ annex: at("/app") }, /annex.*a page came in its place.*<!doctype/);
});

test("a request of the wrong type is refused, and the next is answered", async () => {
  const explorer = await loadExplorer();
  for (const request of [{ query: 5 }, { query: "a", limit: "x" }, { query: "a", limit: -1 }, { filters: { doc: "one" } }, { sort: "colour" }, 7, "学位"])
    thrown(() => explorer.search(request), "bad-request");
  thrown(() => explorer.suggest(5), "bad-request");
  thrown(() => explorer.suggest("a", -1), "bad-request");
  thrown(() => explorer.why("学位", 5), "bad-request");
  thrown(() => explorer.why("学位", "no-such/1"), "unknown-id");
  thrown(() => explorer.concordance({ query: "学位", sort: "year" }), "bad-request");
  thrown(() => explorer.outline("no such document"), "unknown-id");
  thrown(() => explorer.read("no such section"), "unknown-id");
  thrown(() => explorer.read(undefined), "bad-request");
  assert.ok(explorer.search({ query: "学位" }).total > 0);
  assert.deepEqual(explorer.search({ query: "学位", limit: 0 }).hits, []);
  assert.deepEqual(explorer.search({ query: "学位", offset: 1e9 }).hits, []);
});

test("any code points are a query: no error, and an answer at once", async () => {
  const explorer = await loadExplorer();
  const any = (length, make) => Array.from({ length }, (_, i) => make(i)).join("");
  const odd = {
    "lone surrogates": "\ud800学位\udfff\udc00",
    "a lone surrogate": "\ud83d",
    controls: any(0x20, (i) => String.fromCharCode(i)) + "\u007f\u0085\u200b\u2028\ufeff",
    nul: "学\0位",
    emoji: "👩‍👩‍👧‍👦🏳️‍🌈学位🇨🇳",
    "beyond the plane": "𠀀𪜎丽",
    combining: "e" + "\u0301".repeat(5000),
    bidi: "\u202e学位\u202c",
    "quotation marks": "\"“”''\"\"",
    syntax: "-学位 (a AND b) OR \"c \\ * ? ~ : []{}",
    "every plane": any(2000, (i) => String.fromCodePoint((i * 557) % 0x110000)),
    "1 MB of one word": "学位".repeat(170_000),
    "1 MB of letters": "a".repeat(1_000_000),
    "1 MB of words": "学位 ".repeat(150_000),
    "1 MB of blanks": " ".repeat(1_000_000),
  };
  for (const q of QUERIES) explorer.search({ query: q });
  for (const [name, query] of Object.entries(odd)) {
    const ms = timed(() => {
      const result = explorer.search({ query });
      assert.equal(typeof result.total, "number", name);
      explorer.searchIds({ query });
      explorer.suggest(query, 5);
    });
    // three calls; a frame each, and room for a busy machine
    assert.ok(ms < 150, `${name}: ${ms.toFixed(0)} ms`);
  }
  const node = explorer.documents()[0].key;
  for (const query of Object.values(odd)) assert.ok(explorer.read(node, query).blocks.length > 0);
});

test("memory does not grow with the number of queries", async (t) => {
  const real = WebAssembly.instantiate;
  t.after(() => (WebAssembly.instantiate = real));
  let memory;
  WebAssembly.instantiate = async (...args) => {
    const made = await real(...args);
    if (made.instance?.exports.engine_search) memory = made.instance.exports.memory;
    return made;
  };
  const explorer = await loadExplorer();
  const ask = (at) => {
    const query = QUERIES[at % QUERIES.length] + (at % 3 ? "" : ` ${QUERIES[(at * 7) % QUERIES.length]}`);
    explorer.searchIds({ query, limit: 10 });
    if (at % 50 === 0) explorer.search({ query });
    if (at % 50 === 25) explorer.suggest(query, 8);
  };
  for (let at = 0; at < 50 * QUERIES.length; at++) ask(at);
  const before = memory.buffer.byteLength;
  for (let at = 0; at < 20_000; at++) ask(at);
  assert.equal(memory.buffer.byteLength, before);
});

test("free() ends it, once and for all", async () => {
  const explorer = await loadExplorer();
  explorer.free();
  explorer.free();
  for (const call of [() => explorer.search({ query: "学位" }), () => explorer.about(), () => explorer.documents()]) thrown(call, "freed");
  assert.ok((await loadExplorer()).search({ query: "学位" }).total > 0);
});

/** Has one function of the wasm trap in every engine opened from now on; gives how often it did, and the way back. */
function trapping(t, ...names) {
  const real = WebAssembly.instantiate;
  const traps = { count: 0, end: () => (WebAssembly.instantiate = real) };
  t.after(traps.end);
  WebAssembly.instantiate = async (...args) => {
    const { instance, module } = await real(...args);
    const trap = () => {
      traps.count++;
      throw new WebAssembly.RuntimeError("unreachable");
    };
    for (const name of names) assert.equal(typeof instance.exports[name], "function");
    return { module, instance: { exports: { ...instance.exports, ...Object.fromEntries(names.map((name) => [name, trap])) } } };
  };
  return traps;
}

test("a panic over a file that was handed over is the file's fault; over the engine's own corpus it is a panic", async (t) => {
  const traps = trapping(t, "engine_new", "engine_openCore");
  await assert.rejects(loadExplorer({ corpus: corpusBytes() }), (error) => {
    assert.ok(error instanceof PlanError);
    assert.equal(error.code, "corpus-damaged", error.message);
    assert.ok(error.cause instanceof WebAssembly.RuntimeError);
    return true;
  });
  assert.equal(traps.count, 1, "the file was opened again");
  await assert.rejects(loadExplorer(), { name: "PlanError", code: "panic" });
  traps.end();
  assert.ok((await loadExplorer({ corpus: corpusBytes() })).search({ query: "学位" }).total > 0);
});

test("after a panic every call says so, and the next load is a fresh engine", async (t) => {
  const traps = trapping(t, "engine_search");
  const broken = await loadExplorer();
  traps.end();
  assert.ok(broken.about().passages > 0);
  thrown(() => broken.search({ query: "学位" }), "panic");
  thrown(() => broken.about(), "panic");
  broken.free();
  assert.ok((await loadExplorer()).search({ query: "学位" }).total > 0);
});
