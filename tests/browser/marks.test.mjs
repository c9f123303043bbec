// The marks that carry meaning, as each engine draws them on the screen and on paper: an engine leaves out a declaration it does
// not know without a word.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { inEveryEngine, visit } from "./drivers/index.mjs";
import { until } from "./drivers/process.mjs";
import { host } from "./host.mjs";
import { documents, ROOT, told } from "./lib.mjs";

/** What makes text finer where it is known, and is missed by nobody where it is not. */
const FINER = /^(text-spacing-trim|text-autospace|hanging-punctuation|(-webkit-)?text-size-adjust|forced-color-adjust|scrollbar-width|text-wrap)$/;

async function styles() {
  const { build } = createRequire(ROOT + "www/package.json")("esbuild");
  const contents = 'import { FIRST, LAST } from "./styles"; import { STYLES } from "./rooms"; export default FIRST + STYLES + LAST;';
  const { outputFiles } = await build({ stdin: { contents, resolveDir: ROOT + "www/src/ui", loader: "ts" }, bundle: true, write: false, format: "cjs" });
  const module = { exports: {} };
  new Function("module", "exports", outputFiles[0].text)(module, module.exports);
  return module.exports.default;
}

/** [property, value] of every declaration; those of custom properties hold whatever they like. */
const declarations = (css) => [...css.matchAll(/[{;]\s*([a-z-]+):([^;{}]+)(?=[;}])/g)].map(([, name, value]) => [name, value.trim()]).filter(([name]) => !name.startsWith("--"));

inEveryEngine("no declaration of the styles is unknown to it, but for refinements", async (t, engine) => {
  const all = declarations(await styles()).filter(([name]) => !FINER.test(name));
  assert.ok(all.length > 700, `only ${all.length} declarations were read`);
  const tab = await visit(t, engine, await host(t, { "index.html": "" }));
  assert.deepEqual(await tab.call((all) => all.filter(([name, value]) => !CSS.supports(name, value)).map((pair) => pair.join(":")), all), []);
});

// one that has marks of every kind: its text was repaired, and explains words
const marked = documents().find(({ file }) => ["tandem-repeat", "wrong-character", "patch"].some((kind) => told("repairs").some((one) => one.file === file && one.kind === kind && one.applied)));
const PAGE = `<script src="plan-explorer.js"></script><plan-explorer id="one" view="read" document="${marked?.id}" query="建设" color-scheme="light" locale="zh-Hans"></plan-explorer>`;

inEveryEngine("terms, figures, repairs and hits are drawn as what they are, on the screen and on paper", async (t, engine) => {
  const tab = await visit(t, engine, await host(t, { "index.html": PAGE }));
  const marks = { term: ".text .term:not(.repair)", figure: ".text .figure:not(.repair, .term)", repair: ".text .repair", hit: ".text mark" };
  await until("marks of every kind", async () => Object.keys(await tab.call(drawn, marks)).length === 4, 10_000);
  const screen = await tab.call(drawn, marks);
  assert.deepEqual(screen.term, { line: "underline", style: "solid", thickness: "1px", colour: "rgb(134, 140, 138)", ground: "rgba(0, 0, 0, 0)" });
  assert.deepEqual(screen.figure, { line: "underline", style: "solid", thickness: "1px", colour: "rgb(223, 225, 220)", ground: "rgba(0, 0, 0, 0)" });
  assert.deepEqual(screen.repair, { line: "underline", style: "dotted", thickness: "2px", colour: "rgb(11, 90, 117)", ground: "rgba(0, 0, 0, 0)" });
  assert.equal(screen.hit.ground, "rgb(255, 232, 144)");

  // raw beside repaired
  await tab.call(() => one.shadowRoot.querySelector(".text .repair").click());
  await until("the card", () => tab.call(() => !!one.shadowRoot.querySelector(".card button")));
  await tab.call(() => one.shadowRoot.querySelector(".card button").click());
  const changes = { taken: ".both del, .repairs del", put: ".both ins, .repairs ins" };
  await until("the changes", async () => Object.keys(await tab.call(drawn, changes)).length > 0);
  for (const [name, style] of Object.entries(await tab.call(drawn, changes)))
    assert.deepEqual(style, { line: "underline", style: "dotted", thickness: "2px", colour: "rgb(11, 90, 117)", ground: "rgb(241, 243, 240)" }, name);

  // what opens nothing on paper is plain text there; what differs from the source still says so
  await tab.paper(true);
  const paper = await tab.call(drawn, marks);
  assert.deepEqual([paper.term.line, paper.figure.line], ["none", "none"]);
  assert.deepEqual([paper.repair.line, paper.repair.style, paper.repair.thickness], ["underline", "dotted", "2px"]);
  assert.deepEqual([paper.hit.line, paper.hit.style, paper.hit.ground], ["underline", "solid", "rgba(0, 0, 0, 0)"]);
});

const RAW = PAGE.replace(/<plan-explorer/, "<plan-explorer hash-sync");
inEveryEngine("a raw reading marks the small differences too", async (t, engine) => {
  const address = await host(t, { "index.html": RAW });
  const tab = await visit(t, engine, `${address}#doc=${marked.id}&raw=1`);
  const marks = { small: ".text.raw .small", repair: ".text.raw .repair" };
  await until("raw differences", async () => Object.keys(await tab.call(drawn, marks)).length > 0, 10_000);
  for (const [name, style] of Object.entries(await tab.call(drawn, marks)))
    assert.deepEqual([style.line, style.style, style.thickness, style.colour], ["underline", "dotted", "2px", "rgb(11, 90, 117)"], name);
});

// In the page.

/** How the first element of each selector is drawn, as far as there is one. */
function drawn(selectors) {
  const found = {};
  for (const [name, selector] of Object.entries(selectors)) {
    const node = document.getElementById("one").shadowRoot.querySelector(selector);
    if (!node) continue;
    const style = getComputedStyle(node);
    found[name] = { line: style.textDecorationLine, style: style.textDecorationStyle, thickness: style.textDecorationThickness, colour: style.textDecorationColor, ground: style.backgroundColor };
  }
  return found;
}
