// Everything that is built is ASCII, so that no host can mistake its encoding: but for bytes, and prose for people.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";
import { DIST } from "./lib.mjs";

const BYTES = /\.(wasm|core|annex|plan)$/;
/** Documentation, also that in the comments of declarations. */
const PROSE = /(\.md|\.d\.ts)$/;

test("scripts, pages, styles and data are ASCII", () => {
  const files = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const told = files.map((file) => relative(DIST, file)).filter((name) => !BYTES.test(name) && !PROSE.test(name));
  assert.ok(told.length > 15 && told.includes("plan-explorer.html"), told.join());
  for (const name of told) {
    const at = readFileSync(DIST + name).findIndex((byte) => byte > 127);
    assert.equal(at, -1, `${name}, byte ${at}`);
  }
});
