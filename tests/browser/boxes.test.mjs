// The widget in whatever box a page puts it into: it has a width of its own where the box asks its content for one, and what it
// opens beside a word stands beside that word, however the page is scaled or set.
import assert from "node:assert/strict";
import { inEveryEngine, visit } from "./drivers/index.mjs";
import { sleep, until } from "./drivers/process.mjs";
import { overflow } from "./eyes.mjs";
import { host } from "./host.mjs";
import { shot } from "./lib.mjs";

const WIDGET = `<plan-explorer id="one" query="学位" locale="zh-Hans"></plan-explorer>`;
const LONG = "一段很长的正文，和检索并排。".repeat(200);
const inside = (style, before = "") => `<div style="${style}">${before}${WIDGET}</div>`;
const itself = (style) => `<main>${WIDGET.replace(" query", ` style="${style}" query`)}</main>`;

/** The page of a new project of Vite, as it came with its style for years. */
const VITE = `<style>body{margin:0;display:flex;place-items:center;min-width:320px;min-height:100vh} #app{max-width:1280px;margin:0 auto;padding:2rem;text-align:center}</style><div id="app">${WIDGET}</div>`;

const BOXES = {
  block: inside(""),
  "flex row": inside("display:flex"),
  "flex row beside a menu": inside("display:flex;gap:8px", `<nav style="flex:none;width:80px">栏目</nav>`),
  "flex row beside a long text": inside("display:flex", `<p>${LONG}</p>`),
  "centred row": inside("display:flex;justify-content:center;align-items:center;min-height:100vh"),
  "centred column": inside("display:flex;flex-direction:column;align-items:center"),
  "grid centre": inside("display:grid;place-items:center"),
  "grid of automatic columns": inside("display:grid;grid-template-columns:auto auto", "<p>旁边</p>"),
  "inline-block around": inside("display:inline-block"),
  "inline-block itself": itself("display:inline-block"),
  "flex itself": itself("display:flex;justify-content:center;align-items:center"),
  "grid itself": itself("display:grid;place-items:center"),
  "fit-content": inside("width:fit-content;margin:0 auto"),
  float: inside("float:left"),
  "float itself": itself("float:right"),
  "absolute": inside("position:absolute;left:0;top:0"),
  "table cell": `<table><tr><td>栏目</td><td>${WIDGET}</td></tr></table>`,
  dialog: `<dialog id="opens">${WIDGET}</dialog>`,
  popover: `<div id="opens" popover>${WIDGET}</div>`,
  columns: inside("columns:2 200px"),
  "Vite's own page": VITE,
};
/** What it needs of the window in each: all of it, but for what the page takes. */
const LEAST = { 1280: { "flex row beside a long text": 300, columns: 600 }, 360: { "flex row beside a long text": 200, "flex row beside a menu": 216 } };

inEveryEngine("it has a width of its own in any box, and none makes the page run over", async (t, engine) => {
  const tab = await visit(t, engine, await host(t, { "index.html": `<script src="plan-explorer.js"></script>` }));
  const wrong = [];
  for (const width of [1280, 360]) {
    await tab.resize(width, 800);
    for (const [name, html] of Object.entries(BOXES)) {
      await tab.call((html) => {
        document.body.innerHTML = html;
        const box = document.getElementById("opens");
        if (box?.showModal) box.showModal();
        if (box?.popover) box.showPopover();
      }, html);
      await until("results", () => tab.call(() => !!one.shadowRoot.querySelector(".result")), 10_000);
      await sleep(100);
      const found = await tab.call(() => [one.getBoundingClientRect().width, one.shadowRoot.querySelector(".plan").getBoundingClientRect().width, one.getBoundingClientRect().height].map(Math.round));
      const least = LEAST[width][name] ?? (width === 360 ? 230 : 700);
      const over = await tab.call(overflow);
      if (found[0] < least || found[1] < least || found[1] > found[0] + 1 || found[2] < 300 || found[2] > 12000 || over) wrong.push(`${width} ${name}: ${found} ${over}`);
      if (process.env.PLAN_SHOTS && engine.name === "Chromium") await keep(tab, `box-${width}-${name.replace(/\W+/g, "-")}`);
    }
  }
  assert.deepEqual(wrong, []);
});

const READER = `<plan-explorer id="one" view="read" document="xiangzhou-plan-2021" locale="zh-Hans"></plan-explorer>`;
const SCALED = {
  plainly: "width:900px",
  "under zoom": "width:600px;zoom:1.5",
  "under a small zoom": "width:1000px;zoom:.7",
  "under scale": "width:700px;transform:scale(1.4);transform-origin:0 0",
  "in a scaled flex row": "display:flex;scale:.8;transform-origin:0 0",
  "in columns": "columns:2;width:1200px",
  "in an area that scrolls": "width:900px;height:500px;overflow:auto",
};

inEveryEngine("a card and the tools of a selection stand at their words, however the page is scaled", async (t, engine) => {
  const tab = await visit(t, engine, await host(t, { "index.html": `<script src="plan-explorer.js"></script>` }));
  await tab.resize(1280, 800);
  const wrong = [];
  let measured = 0;
  for (const [name, style] of Object.entries(SCALED)) {
    await tab.call((html) => (document.body.innerHTML = html), `<p>上文</p><div style="${style}">${READER}</div>`);
    await until("marks", () => tab.call(() => one.shadowRoot.querySelectorAll(".text [data-mark]").length > 20), 10_000);
    for (const at of [0, 9, 17]) {
      await until(`the card ${name}`, () => tab.call(openMark, at));
      const gap = await tab.call(besideMark);
      if (!gap.beside) wrong.push(`${name}, mark ${at}: ${JSON.stringify(gap)}`);
      await tab.call(() => one.shadowRoot.querySelector(".card").dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true })));
    }
    await tab.call(selectWords);
    await until(`the tools ${name}`, () => tab.call(() => !!one.shadowRoot.querySelector(".picked")));
    const gap = await tab.call(besideSelection);
    if (gap.tools) measured++;
    if (!gap.beside) wrong.push(`${name}, selection: ${JSON.stringify(gap)}`);
    await tab.call(() => getSelection().removeAllRanges());
  }
  assert.deepEqual(wrong, []);
  if (engine.name === "Chromium") assert.ok(measured > 3, `the tools were measured ${measured} times`);
});

const keep = async (tab, name) => shot({ screenshot: async ({ path }) => (await import("node:fs")).writeFileSync(path, await tab.screenshot()) }, name);

// In the page.

function openMark(index) {
  const marks = [...one.shadowRoot.querySelectorAll(".text p [data-mark]")].filter((mark) => mark.getClientRects().length);
  const mark = (window.planMark = marks[Math.min(index * 3, marks.length - 1)]);
  if (!mark) return false;
  mark.scrollIntoView({ block: "center" });
  if (!one.shadowRoot.querySelector(".card")) mark.click();
  return !!one.shadowRoot.querySelector(".card");
}

function besideMark() {
  const [words] = window.planMark.getClientRects();
  const card = one.shadowRoot.querySelector(".card").getBoundingClientRect();
  const below = card.top - words.bottom;
  const above = words.top - card.bottom;
  const near = (gap) => gap > -1 && gap < 15;
  const reaches = card.left < words.left + 2 && card.right > words.left;
  return { beside: (near(below) || near(above)) && reaches, below, above, left: card.left - words.left, width: card.width };
}

function selectWords() {
  const passage = (window.planPassage = one.shadowRoot.querySelectorAll(".text p[data-block]")[12]);
  passage.scrollIntoView({ block: "center" });
  const words = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT).nextNode();
  getSelection().setBaseAndExtent(words, 0, words, Math.min(6, words.length));
}

function besideSelection() {
  const range = document.createRange();
  const words = document.createTreeWalker(window.planPassage, NodeFilter.SHOW_TEXT).nextNode();
  range.setStart(words, 0);
  range.setEnd(words, Math.min(6, words.length));
  // where there is no room, or no pointer, they stand at the foot
  if (getComputedStyle(one.shadowRoot.querySelector(".picked")).position !== "absolute") return { beside: true };
  const end = [...range.getClientRects()].at(-1);
  const tools = one.shadowRoot.querySelector(".picked").getBoundingClientRect();
  const below = tools.top - end.bottom;
  return { beside: below > 0 && below < 15 && tools.left < end.right && tools.right > end.right - 80, below, left: tools.left - end.right, tools: true };
}
