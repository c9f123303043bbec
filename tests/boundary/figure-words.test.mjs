// What a comparison of targets and results says is worded twice: by the engine, in Chinese, and by the page, in every language. Over
// all series of several collections both say the same, and the three languages give the same numbers in as many parts.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { compiled, corpusBytes, loadExplorer, ROOT } from "./lib.mjs";

const { buildSync } = createRequire(ROOT + "www/package.json")("esbuild");
const contents = 'export { compared } from "./figure-words"; export { learn, words } from "./words"; export { LATER } from "./words-later";';
const built = buildSync({ stdin: { contents, resolveDir: ROOT + "www/src/ui", loader: "ts" }, bundle: true, format: "esm", write: false });
const { compared, learn, words, LATER } = await import(`data:text/javascript;base64,${Buffer.from(built.outputFiles[0].contents).toString("base64")}`);

learn(LATER);

const collections = [["the seeds", corpusBytes()], ...["tests/figures/series", "tests/figures/elsewhere", "tests/golden/seeds"].map((seeds) => [seeds, compiled(seeds)])];
const said = [];
for (const [name, corpus] of collections) {
  const explorer = await loadExplorer({ corpus });
  const documents = explorer.documents();
  const { total } = explorer.series({ limit: 0 });
  for (const series of explorer.series({ limit: total }).series) said.push([name, series, (locale) => compared({ t: words(locale), unitOf: (number) => number }, series, documents)]);
}

test("the page and the engine word a comparison alike", () => {
  assert.ok(said.length > 400, `${said.length} series`);
  assert.ok(new Set(said.map(([, { end }]) => end)).size > 6, "hardly any kinds of outcome");
  for (const [name, series, inLanguage] of said) assert.equal(inLanguage("zh-Hans"), series.words, `${name}: ${series.indicator}`);
});

test("the three languages tell the same numbers, in as many parts", () => {
  for (const [name, series, inLanguage] of said) {
    const [hans, hant, en] = ["zh-Hans", "zh-Hant", "en"].map(inLanguage);
    const numbers = (text) => text.match(/\d[\d.]*/g)?.sort() ?? [];
    const parts = (text) => text.split(/；|; /).length;
    for (const other of [hant, en]) {
      assert.deepEqual([numbers(other), parts(other)], [numbers(hans), parts(hans)], `${name}: ${series.indicator}: ${other}`);
      assert.doesNotMatch(other, /undefined|null|\{\d\}/, other);
    }
  }
});
