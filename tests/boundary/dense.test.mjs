// The text in which the artefacts of one file carry their bytes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { toBytes, toText } from "../../www/pack/dense.mjs";

const pattern = (length) => Uint8Array.from({ length }, (_, i) => (i * i * 97 + i * 31) >> 3);

test("any bytes come back, whatever their number", () => {
  for (let length = 0; length < 50; length++)
    for (const bytes of [pattern(length), new Uint8Array(length), new Uint8Array(length).fill(255)]) assert.deepEqual(toBytes(toText(bytes)), bytes);
});

test("seven characters for six bytes, none of them a blank or with a meaning in a string", () => {
  const text = toText(pattern(60_000));
  assert.equal(text.length, 70_000);
  assert.match(text, /^[\x01-\x7f]*$/);
  assert.doesNotMatch(text, /[\s\x0e\x0f\x1b"\\]/);
});

test("other text is refused", () => {
  const text = toText(pattern(12));
  for (const foreign of ["\\", " ", "\n", "\ufffd", "段", "\x7f".repeat(7)]) assert.throws(() => toBytes(text.slice(0, 7) + foreign + text.slice(7 + foreign.length)), foreign);
});
