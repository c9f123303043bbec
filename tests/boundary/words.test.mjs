// What the page says by itself, in every language: complete, with the same places for figures, and each in its own script. Laws
// of the catalogue, which no reader of one language can see broken.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { ROOT } from "./lib.mjs";

const source = (name) => readFileSync(`${ROOT}www/src/ui/${name}`, "utf8");
const rowsOf = (name) => {
  const [, table] = /^(?:export )?const [A-Z]+ = \{\n(.*)\n\} satisfies/ms.exec(source(name));
  return table.split("\n").filter((line) => line.trim()).map((line) => {
    const [, quoted, bare, values] = /^ {2}(?:"([^"]+)"|(\w+)): (\[.*\]),$/.exec(line) ?? assert.fail(`one message a line: ${line}`);
    return [quoted ?? bare, JSON.parse(values)];
  });
};
const first = rowsOf("words.ts");
const rows = [...first, ...rowsOf("words-later.ts")];

/** The places of a message, each once: {0|one|many} is that of {0}. */
const places = (text) => [...new Set([...text.matchAll(/\{(\d)(?:\|[^}]*)?\}/g)].map(([, at]) => at))].sort().join();

test("every message is there in all three languages, once", () => {
  assert.ok(rows.length > 300, `${rows.length} messages`);
  assert.equal(new Set(rows.map(([name]) => name)).size, rows.length);
  for (const [name, said] of rows) {
    assert.equal(said.length, 3, name);
    for (const text of said) assert.notEqual(text.trim(), "", name);
  }
});

test("a figure has its place in every language", () => {
  // by its own way of counting, one language may name the unit and another not
  for (const [name, [hans, hant, en]] of rows) {
    assert.equal(places(hant), places(hans), name);
    assert.equal(places(en), places(hans), name);
  }
});

test("each language is written in its own signs", () => {
  for (const [name, [hans, hant, en]] of rows) {
    assert.doesNotMatch(en, /\p{Script=Han}|[，。：；（）“”「」]{2}|[，。；]/u, `${name}: ${en}`);
    assert.doesNotMatch(hans, /[這們為對時說過還進發會開關問檢錄顯籤載圖語詞門見貼儲]|[「」]/u, `${name}: ${hans}`);
    assert.doesNotMatch(hant, /[这们为对时说过还进发会开关问检录显签载图语词门见贴储]|[“”]/u, `${name}: ${hant}`);
  }
});

test("each of the three texts of a document has one name", () => {
  // what was collected, what was corrected; the official original is not held, so nothing is called 原文
  const said = rows.flatMap(([name, [hans, hant]]) => [hans, hant].map((text) => [name, text]));
  for (const [name, text] of said) assert.doesNotMatch(text, /原文|原始/, `${name}: ${text}`);
  const named = Object.fromEntries(rows);
  assert.deepEqual([named.raw[0], named.repaired[0]], ["收录稿", "校订稿"]);
});

test("a column has one word in all rooms", () => {
  const named = Object.fromEntries(rows);
  assert.equal(named["figure-outcome"][0], "实绩");
  for (const [name, [hans]] of rows) assert.doesNotMatch(hans, /已完成/, name);
});

test("the first half of the script says only what it has the words for", async () => {
  const { build } = createRequire(ROOT + "www/package.json")("esbuild");
  const nothing = { name: "nothing", setup: (build) => void build.onResolve({ filter: /^plan-explorer:/ }, ({ path }) => ({ path, external: true })) };
  const { metafile } = await build({ entryPoints: [ROOT + "www/src/entry/http.ts"], absWorkingDir: ROOT, bundle: true, write: false, metafile: true, format: "esm", plugins: [nothing] });
  const files = Object.keys(metafile.inputs).filter((file) => /www\/src\/.*\.tsx?$/.test(file));
  assert.ok(files.length > 20 && !files.some((file) => /reader|words-later/.test(file)), files.join(" "));
  const known = new Set(first.map(([name]) => name));
  for (const file of files) {
    const text = readFileSync(ROOT + file, "utf8");
    for (const [, word] of text.matchAll(/\bt\("([^"]+)"/g)) assert.ok(known.has(word), `${file} says "${word}", which is in words-later.ts`);
    for (const [, beginning] of text.matchAll(/\bt\(`([a-z]+-)\$\{/g))
      for (const [name] of rows) assert.ok(!name.startsWith(beginning) || known.has(name), `${file} may say "${name}", which is in words-later.ts`);
  }
});
