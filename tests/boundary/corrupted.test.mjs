// The laws of ../corrupted.rs where numbers have 32 bits: a corrupted corpus file is refused with a code, or opens and then
// answers every call. It never traps, neither while it is opened nor later.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compiled, corpusBytes, loadExplorer, PlanError } from "./lib.mjs";

const CORE_HEAD = 20;
const ANNEX_HEAD = 24;
const bundled = corpusBytes();
// the golden mini-corpus: small enough to be damaged and read through many times
const golden = compiled("tests/golden/seeds");

// the file, as src/segment/mod.rs draws it

const view = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const coreEnd = (file) => CORE_HEAD + view(file).getUint32(16, true);
/** What the parts of an undamaged file begin with; the last byte is the version. */
const MAGICS = [bundled.slice(0, 8), bundled.slice(coreEnd(bundled), coreEnd(bundled) + 8)];

/** As `bytes::digest`. */
function digest(bytes) {
  const K = 0x9e3779b97f4a7c15n;
  const wrap = (n) => BigInt.asUintN(64, n);
  const padded = new Uint8Array(Math.floor(bytes.length / 8) * 8 + 8);
  padded.set(bytes);
  const words = view(padded);
  let state = K ^ BigInt(bytes.length);
  for (let at = 0; at < padded.length; at += 8) {
    const rotated = wrap(state << 23n) | (state >> 41n);
    state = wrap((rotated ^ words.getBigUint64(at, true)) * K);
  }
  return state ^ (state >> 32n);
}

/** Makes the digests right, where the file still has the two parts. */
function resealed(file) {
  const end = file.length < CORE_HEAD ? Infinity : coreEnd(file);
  if (end > file.length) return file;
  const edition = digest(file.subarray(CORE_HEAD, end));
  view(file).setBigUint64(8, edition, true);
  const annex = file.subarray(end);
  if (annex.length < ANNEX_HEAD) return file;
  view(annex).setBigUint64(16, edition, true);
  view(annex).setBigUint64(8, digest(annex.subarray(16)), true);
  return file;
}

function varint(number) {
  const bytes = [];
  for (; number >= 128; number = Math.floor(number / 128)) bytes.push((number % 128) + 128);
  return [...bytes, number];
}

function blocks(body) {
  const found = [];
  for (let at = 0; at < body.length; ) {
    let length = 0;
    for (let scale = 1; ; scale *= 128) {
      length += (body[at] % 128) * scale;
      if (body[at++] < 128) break;
    }
    found.push(body.subarray(at, (at += length)));
  }
  return found;
}

/** The blocks of both parts, and the file made of them with one of them changed. */
function parts(file) {
  const end = coreEnd(file);
  const [core, annex] = [blocks(file.subarray(CORE_HEAD, end)), blocks(file.subarray(end + ANNEX_HEAD))];
  const body = (blocks) => Buffer.concat(blocks.flatMap((block) => [Uint8Array.from(varint(block.length)), block]));
  return {
    blocks: [...core, ...annex],
    with(changed, block) {
      const [one, other] = [core, annex].map((own, part) => body(own.map((kept, at) => (at + part * core.length === changed ? block : kept))));
      const made = new Uint8Array(Buffer.concat([file.subarray(0, CORE_HEAD), one, file.subarray(end, end + ANNEX_HEAD), other]));
      view(made).setUint32(16, one.length, true);
      return resealed(made);
    },
  };
}

const spliced = (block, at, over, bytes) => Uint8Array.from([...block.subarray(0, at), ...bytes, ...block.subarray(at + over)]);

/** Random numbers below a limit, the same in every run. */
function random(seed) {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), seed | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

// what must hold

/** Opens what was done to a file, and asks it everything; whether it opened. */
async function holds(corpus, done) {
  let explorer;
  try {
    explorer = await loadExplorer({ corpus });
  } catch (error) {
    assert.ok(error instanceof PlanError, `${done}: ${error}`);
    assert.ok(!(error.cause instanceof WebAssembly.RuntimeError), `${done}: the engine trapped: ${error.message}`);
    assert.equal(error.code, saysAnotherVersion(corpus) ? "corpus-version" : "corpus-damaged", `${done}: ${error.message}`);
    return false;
  }
  for (const call of calls(explorer)) {
    try {
      call();
    } catch (error) {
      assert.ok(error instanceof PlanError && ["corpus-damaged", "unknown-id"].includes(error.code), `${done}: ${call}: ${error.code} ${error.message}`);
    }
  }
  explorer.free();
  return true;
}

function saysAnotherVersion(file) {
  const says = (at, magic) => at + 8 <= file.length && magic.every((byte, i) => (file[at + i] === byte) === i < 7);
  return says(0, MAGICS[0]) || (file.length >= CORE_HEAD && says(coreEnd(file), MAGICS[1]));
}

function* calls(explorer) {
  for (const query of ["前山河 治理", "qianshanhe", "香州", "租房", "去年 2024年 增长", "年份:..2025"]) {
    yield () => explorer.search({ query, sort: "year" });
    yield () => explorer.concordance({ query });
    const hits = explorer.search({ query, limit: 3 }).hits;
    for (const { id } of hits) {
      yield () => explorer.why(query, id);
      yield () => explorer.provenance(id);
    }
  }
  yield () => explorer.suggest("前", 8);
  for (const { key } of explorer.documents()) {
    for (const call of ["outline", "read", "readRaw", "dropped", "rawText", "servedText"]) yield () => explorer[call](key);
    for (const quote of ["", "一、", "治理"]) yield () => explorer.readAround(key, quote, "治理");
    yield () => explorer.compare(key, explorer.documents()[0].key);
    yield () => explorer.outline(key).nodes.slice(0, 9).forEach(({ id }) => explorer.provenance(id));
  }
  for (const sort of ["value", "-year", "unit", "status", "points"]) {
    yield () => explorer.indicators({ sort, filters: { year: ["2000.."] } });
    yield () => explorer.series({ sort });
  }
  for (const call of ["map", "themes", "glossary", "wordings", "about"]) yield () => explorer[call]();
}

test("files made for a trap are refused", async () => {
  const head = (length) => Uint8Array.from([...MAGICS[0], ...Array(8).fill(0), ...length]);
  for (const byte of [0, 0x7f, 0x80, 0xff]) assert.equal(await holds(head(Array(4).fill(byte)), `a head and a length of ${byte}`), false);
  // lengths that come round to a place in the file
  const lengths = [0, 1, bundled.length, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - CORE_HEAD, 2 ** 32 - CORE_HEAD + 12, 2 ** 32 - 1];
  for (const length of lengths) {
    const made = bundled.slice();
    view(made).setUint32(16, length, true);
    assert.equal(await holds(made, `a length of ${length}`), false);
    assert.equal(await holds(resealed(made), `a length of ${length}, resealed`), false);
  }
});

test("every byte of both heads counts", async () => {
  const annex = coreEnd(bundled);
  for (const at of [...Array(CORE_HEAD).keys(), ...Array.from({ length: ANNEX_HEAD }, (_, i) => annex + i)])
    for (const byte of [bundled[at] ^ 1, bundled[at] ^ 0x80, ~bundled[at]]) {
      const made = bundled.slice();
      made[at] = byte;
      assert.equal(await holds(made, `byte ${at} is ${byte & 255}`), false);
    }
});

test("a file cut short anywhere is refused", async () => {
  const pick = random(1);
  for (let n = 0; n < 60; n++) {
    const end = n < 30 ? n : pick(bundled.length);
    assert.equal(await holds(bundled.slice(0, end), `the first ${end} bytes`), false);
    await holds(resealed(bundled.slice(0, end)), `the first ${end} bytes, resealed`);
  }
});

test("any byte may be another, with the digests made right or not", async () => {
  const pick = random(2);
  for (let n = 0; n < 120; n++) {
    const [at, by] = [pick(bundled.length), 1 + pick(255)];
    const made = bundled.slice();
    made[at] ^= by;
    assert.equal(await holds(made, `byte ${at} changed by ${by}`), false);
    await holds(resealed(made), `byte ${at} changed by ${by}, resealed`);
  }
});

const EXTREMES = [0, 127, 255, 2 ** 16 - 1, 2 ** 16, 2 ** 26, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 2, 2 ** 32 - 1, 2 ** 35];

test("any number of any block may be any other", async () => {
  const { blocks, with: file } = parts(golden);
  assert.equal(await holds(file(-1), "nothing changed"), true);
  const pick = random(3);
  let opened = 0;
  for (let n = 0; n < 1200; n++) {
    const block = pick(blocks.length);
    const [at, number, over] = [pick(blocks[block].length), EXTREMES[pick(EXTREMES.length)], pick(3) || 1];
    opened += await holds(file(block, spliced(blocks[block], at, over, varint(number))), `block ${block} at ${at}: ${number} over ${over}`);
  }
  // not all of it is refused at the door
  assert.ok(opened > 100, `only ${opened} opened`);
});
