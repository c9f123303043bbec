// The unpacker in the artefacts of one file, against the program that packs them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { ROOT } from "./lib.mjs";

const { buildSync } = createRequire(ROOT + "www/package.json")("esbuild");
const { outputFiles } = buildSync({ entryPoints: [ROOT + "www/src/lzma.ts"], bundle: true, write: false, format: "esm", target: "es2022" });
const { lzma } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);

const packed = (bytes, ...length) => new Uint8Array(execFileSync(ROOT + "target/release/plan-lzma", length, { input: bytes, maxBuffer: 1 << 30 }));
function unpacked(data, step = Infinity) {
  const { bytes, decode } = lzma(data);
  for (let at = 0; at < bytes.length; ) decode((at += step));
  return bytes;
}

/** Numbers that are the same in every run. */
function* numbers(seed) {
  for (;;) yield (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0);
}
/** Bytes made of noise, of runs and of what stood before, near and far, by turns. */
function bytes(length, seed) {
  const next = numbers(seed);
  const take = (below) => (next.next().value >>> 8) % below;
  const made = [];
  while (made.length < length) {
    const kind = take(4);
    const count = 1 + take(kind === 2 ? 600 : 40);
    const far = 1 + take(Math.max(1, made.length));
    for (let i = 0; i < count; i++) made.push(kind === 0 ? take(256) : kind === 1 ? count : kind === 2 && made.length >= far ? made[made.length - far] : 0x41 + take(4));
  }
  return Uint8Array.from(made.slice(0, length));
}

test("what was packed comes back, in one go and in steps", () => {
  const files = ["www/src/ui/words.ts", "build/corpus.plan.core", "build/bindgen/plan_explorer_bg.wasm"].map((name) => new Uint8Array(readFileSync(ROOT + name)));
  const made = [0, 1, 2, 3, 17, 300, 5000, 70_000, 300_000].map((length) => bytes(length, length + 1));
  for (const data of [...files, ...made, new Uint8Array(100_000)])
    for (const length of [273, 8]) {
      const text = packed(data, length);
      assert.ok(Buffer.from(unpacked(text)).equals(data));
      assert.ok(Buffer.from(unpacked(text, 1000)).equals(data));
    }
});

test("cut, changed or made up, it ends: with an error or with other bytes", () => {
  const data = bytes(4000, 7);
  const whole = packed(data);
  const next = numbers(3);
  let refused = 0;
  const open = (data) => {
    try {
      unpacked(data);
    } catch (error) {
      assert.match(error.message, /damaged/);
      refused++;
    }
  };
  for (let length = 0; length < whole.length - 8; length += 7) open(whole.subarray(0, length));
  assert.ok(refused > whole.length / 10, "a cut stream is refused");
  for (let i = 0; i < 500; i++) {
    const changed = whole.slice();
    changed[next.next().value % changed.length] = next.next().value >>> 24;
    open(changed);
  }
  for (let i = 0; i < 200; i++) open(Uint8Array.from({ length: 18 + (i % 60) }, (_, at) => (at >= 7 && at < 13 ? 0 : next.next().value >>> 24)));
});

test("the packer says what it takes", () => {
  for (const length of ["7", "274", "many"]) assert.throws(() => execFileSync(ROOT + "target/release/plan-lzma", [length], { input: "x", stdio: "pipe" }), /8 to 273/);
});
