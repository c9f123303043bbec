// What holds only a part of the words: below a line that says which, and in no count but its own. Expected numbers come from a
// scan of texts and headings as the command line prints them.
import assert from "node:assert/strict";
import { inEveryEngine, visit } from "./drivers/index.mjs";
import { until } from "./drivers/process.mjs";
import { host } from "./host.mjs";
import { documents, passages } from "./lib.mjs";

const WORDS = ["前山河", "治理"];
const title = new Map(documents().map((one) => [one.file, one.title]));
const held = passages().map(({ file, text, section }) => WORDS.map((word) => [text, title.get(file), ...section].some((part) => part.includes(word))));
const both = held.filter(([a, b]) => a && b).length;
const either = held.filter(([a, b]) => a !== b).length;
const page = (locale) => `<script src="plan-explorer.js"></script><plan-explorer id="one" view="search" query="${WORDS.join(" ")}" locale="${locale}"></plan-explorer>`;

inEveryEngine("a passage with one word of two is counted apart, below a line that says which", async (t, engine) => {
  const tab = await visit(t, engine, await host(t, { "index.html": page("zh-Hans"), "en.html": page("en") }));
  await tab.sees(`${both} 段`);
  await tab.sees(`另有 ${either} 段只含其中一部分`);
  // the filters follow once typing rests
  await until("filters", () => tab.call(() => !!document.getElementById("one").shadowRoot.querySelector(".axis .count")), 10_000);
  const found = await tab.call(() => {
    const { shadowRoot } = document.getElementById("one");
    const groups = [...shadowRoot.querySelectorAll("[role=rowgroup]")];
    return {
      groups: groups.map((group) => [group.querySelector(".divider")?.textContent ?? "", group.querySelectorAll("[role=row]").length]),
      counts: [...shadowRoot.querySelector(".axis").querySelectorAll(".count")].map((count) => +count.textContent),
      strokes: [...shadowRoot.querySelectorAll(".axis .strip path")].reduce((sum, path) => sum + path.getAttribute("d").split("M").length - 1, 0),
    };
  });
  const [[said, full], ...rest] = found.groups;
  assert.deepEqual([said, full], ["", both]);
  assert.deepEqual(rest.map(([said]) => said), ["以下各段只含“前山河”，没有“治理”", "以下各段只含“治理”，没有“前山河”"]);
  assert.equal(found.counts.reduce((sum, count) => sum + count, 0), both, "by document");
  assert.equal(found.strokes, both, "strokes of the strips");
});

inEveryEngine("in English it is said in English", async (t, engine) => {
  const tab = await visit(t, engine, await host(t, { "index.html": page("en") }));
  await tab.sees(`${either} more contain only some of the words`);
  await tab.sees("These contain only “前山河”, not “治理”");
});
