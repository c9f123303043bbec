// What custom-elements.json, the types and both READMEs say of the element, against the element itself.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { DIST, ROOT } from "./lib.mjs";

const read = (path) => readFileSync(ROOT + path, "utf8");
const manifest = JSON.parse(readFileSync(DIST + "npm/custom-elements.json", "utf8"));
const told = manifest.modules[0].declarations.find(({ customElement }) => customElement);
const names = (list) => list.map(({ name }) => name).sort();
const ofKind = (kind) => told.members.filter((member) => member.kind === kind);

// a class needs little of a browser to be looked at
let element;
globalThis.HTMLElement = class {};
globalThis.customElements = { get: () => element, define: (tag, made) => (element = made) };
await import(new URL("../../dist/npm/index.js", import.meta.url));

const sources = readdirSync(ROOT + "www/src/ui").map((name) => read(`www/src/ui/${name}`)).join("\n") + read("www/src/element.tsx");

test("attributes are those it observes, each with its property", () => {
  assert.deepEqual(names(told.attributes), [...element.observedAttributes].sort());
  assert.deepEqual(ofKind("field").map(({ attribute }) => attribute).sort(), names(told.attributes));
  for (const { name } of ofKind("field")) assert.ok(Object.getOwnPropertyDescriptor(element.prototype, name)?.set, `no property ${name}`);
});

test("methods are those it has", () => {
  const own = Object.entries(Object.getOwnPropertyDescriptors(element.prototype)).filter(([, { value }]) => typeof value === "function").map(([name]) => name);
  const callbacks = /^(constructor|connectedCallback|disconnectedCallback|attributeChangedCallback)$/;
  assert.deepEqual(names(ofKind("method")), own.filter((name) => !callbacks.test(name)).sort());
});

test("events are those it sends", () => {
  const sent = new Set([...sources.matchAll(/\bemit\("(\w+)"/g)].map(([, name]) => `plan-explorer-${name}`));
  assert.deepEqual(names(told.events), [...sent].sort());
});

test("parts are those in its markup", () => {
  const parts = new Set([...sources.matchAll(/\bpart(?:="|", "|: ")([a-z-]+)"/g)].map(([, name]) => name));
  assert.deepEqual(names(told.cssParts), [...parts].sort());
});

test("CSS properties are those of its styles", async () => {
  const { build } = createRequire(ROOT + "www/package.json")("esbuild");
  const contents = 'import { TOKENS } from "./tokens"; export default TOKENS;';
  const { outputFiles } = await build({ stdin: { contents, resolveDir: ROOT + "www/src/ui", loader: "ts" }, bundle: true, write: false, format: "cjs" });
  const module = { exports: {} };
  new Function("module", "exports", outputFiles[0].text)(module, module.exports);
  const used = (module.exports.default + sources).match(/var\(--plan-[a-z-]+/g).map((name) => name.slice(4));
  assert.deepEqual(names(told.cssProperties), [...new Set(used)].filter((name) => !name.endsWith("-")).sort());
});

test("the types and both READMEs name all of it", () => {
  const types = readFileSync(DIST + "npm/index.d.ts", "utf8");
  for (const name of [...names(told.members), ...names(told.events)]) assert.match(types, new RegExp(`\\b${name}\\b`), `index.d.ts: ${name}`);
  for (const readme of ["README.md", "README.zh.md"]) {
    const text = read(readme);
    for (const name of [...names(told.attributes), ...names(told.events), ...names(told.cssProperties)]) assert.ok(text.includes(`\`${name}\``), `${readme}: ${name}`);
    for (const name of names(ofKind("method"))) assert.ok(text.includes(`\`${name}(`), `${readme}: ${name}()`);
    for (const name of names(told.cssParts)) assert.ok(text.includes(`\`${name}\``), `${readme}: part ${name}`);
  }
});

test("both READMEs say what the newest report of measurements says", () => {
  execFileSync(process.execPath, [ROOT + "tests/bench/readme.mjs", "--check"], { stdio: "pipe" });
});
